"""Nouns: one frozen model for every kind of file, and `snapshot`, all of a revision as one value."""
