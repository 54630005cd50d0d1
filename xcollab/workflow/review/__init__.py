"""Somebody's change, judged as their acts: statements, plans, settings, files."""
