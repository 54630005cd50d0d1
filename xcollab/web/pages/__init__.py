"""The pages, each with what is sent from it."""
