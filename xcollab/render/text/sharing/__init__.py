"""What goes between clones and forges, in words."""
