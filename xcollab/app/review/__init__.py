"""Judging somebody's branch, commit by commit."""
