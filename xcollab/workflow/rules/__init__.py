"""The rulebook, the fold that reads statements through it, the judge of one more, and what check finds."""
