"""Who owes what: one declaration an obligation, a module a stage; the table of all of them, and what is owed now."""
