"""Lists that people keep elsewhere, taken in: all that is wrong is told at once, by cell, and nothing is written then."""
