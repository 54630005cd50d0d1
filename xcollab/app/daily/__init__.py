"""What people do each day with all that is theirs, in one commit."""
