"""Commands for the workspace and the clone as a whole."""
