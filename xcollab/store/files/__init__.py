"""What the workspace holds: loaded whole, attached, edited, and the settings that come from outside."""
