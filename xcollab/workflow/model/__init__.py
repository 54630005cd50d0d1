"""What rules speak of: states, capacities, terms, what is owed, and an attempt to act."""
