"""Filling a form at the command line: flags, files, the editor, questions, drafts."""
