"""A pull request as its author and the forge see it."""
