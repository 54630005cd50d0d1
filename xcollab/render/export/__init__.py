"""Formats of other programs: calendars, workbooks, code owners."""
