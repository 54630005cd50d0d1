"""What is said in refusals and findings, by code, a module a topic."""
