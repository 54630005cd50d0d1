"""Forms as data: the fields of each act, what is typed understood as values, what it is on."""
