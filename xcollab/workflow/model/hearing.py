"""Who hears of something, by name: an act and an obligation each say it, and say so where nobody does."""

Hearers = tuple[str, ...]
"""Names of `notices.hearers.HEARERS`, the first that fits is the one in which a person hears."""

NOBODY: Hearers = ()
"""Nobody waits for it: it is read where people look."""

OWING: Hearers = ("owing",)
"""Those who owe it: when it is put to them, before it is due, and when it is late."""

LADDER: Hearers = ("owing", "ladder")
"""The same, and once it is late those of the escalation ladder, step after step (`time.deadlines.LEVELS`)."""
