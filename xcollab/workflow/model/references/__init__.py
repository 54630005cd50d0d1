"""What plans and statements refer to, and whether it is there."""
