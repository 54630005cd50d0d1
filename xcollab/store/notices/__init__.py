"""What was sent to whom, remembered in a git reference that travels: without names, without addresses."""
