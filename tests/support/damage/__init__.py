"""What is broken on purpose."""
