"""The pages and pictures that are made from the program itself; `make reference` writes them, and a test compares them."""
