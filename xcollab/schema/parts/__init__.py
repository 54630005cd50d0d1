"""Where in a record stands what: texts, attachments, dates that move."""
