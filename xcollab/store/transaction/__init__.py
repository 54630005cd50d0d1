"""One change, whole or not at all: lock, journal, index, commit, and what becomes of it after a kill."""
