"""The rules and obligations as tables."""
