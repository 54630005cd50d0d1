"""Answers as they came by chat, mail or a table: read into the acts that they are, shown, and recorded for who gave them (代录)."""
