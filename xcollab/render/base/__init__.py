"""What every text is made of: made harmless, escaped, in tables, folded."""
