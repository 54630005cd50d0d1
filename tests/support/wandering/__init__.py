"""Histories in memory that make every move of the rulebook, and what is offered in them."""
