"""Text for people and programs. Everything here returns; nothing prints, reads files or knows git."""
