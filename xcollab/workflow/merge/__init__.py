"""Two people at once: plans joined, statements bound anew, both sides told."""
