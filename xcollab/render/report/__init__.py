"""The status report: its facts, in Markdown, as a page and as JSON."""
