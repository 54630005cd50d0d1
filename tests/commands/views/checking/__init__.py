"""`check` and `doctor`: what they find, what they say to do, and that it helps."""
