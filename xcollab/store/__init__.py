"""Disk: files and git. The only layer that touches either; it does not know what is allowed."""
