"""Telling people what concerns them: what happened since a revision, what is due now, one digest a recipient and channel."""
