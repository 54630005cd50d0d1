"""Lists that people keep in programs for sheets, read as rows of texts and days, each cell with its address."""
