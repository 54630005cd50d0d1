"""Makes legal workspaces of any size, with history, in seconds: what is measured has to be there first."""
