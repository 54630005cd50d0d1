"""The acts, a module a stage: each is declared once, whole, and read from here by all who need to know it."""
