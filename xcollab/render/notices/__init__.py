"""A digest in words, and as text, Markdown and HTML: what one person is sent."""
