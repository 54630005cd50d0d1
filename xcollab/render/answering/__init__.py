"""Answers by chat and mail, in lines: before they are recorded, and those that wait."""
