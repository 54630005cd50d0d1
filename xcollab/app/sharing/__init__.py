"""Giving acts to others: branches, pull requests, what a sync brought."""
