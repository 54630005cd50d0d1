"""The example: a script of acts (who, when, what), replayed through the command line itself."""
