"""What commands answer programs with: a view each, with its name and its fields. `docs/json` has the schemas of them."""
