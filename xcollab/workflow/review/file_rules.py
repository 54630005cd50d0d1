"""How files of each kind may change: a table, as the rulebook is one. What is not in it is judged by its content."""

from collections.abc import Mapping

_ALTERED: Mapping[tuple[str, str], str] = {
    ("statement", "edited"): "statement-edited",
    ("statement", "deleted"): "statement-deleted",
    ("attachment", "edited"): "attachment-changed",
    ("attachment", "deleted"): "attachment-deleted",
    ("request", "deleted"): "plan-deleted",
    ("task", "deleted"): "plan-deleted",
    ("department", "deleted"): "department-deleted",
}
"""By kind of file and how it changed. A redaction, the one legal edit of a statement, is told by its content."""
_FOR_ADMINS: Mapping[str, str] = {"workspace": "not-admin", "calendar": "not-admin", "other": "outside-layout"}
"""Kinds that only admins touch: settings, and everything beside the layout, such as a forge's workflows."""


def filed(kind: str, how: str, *, admin: bool) -> str | None:
    """The finding of a file of a kind that was added, edited or deleted; None where nothing is wrong with that alone."""
    return _ALTERED.get((kind, how)) or (None if admin else _FOR_ADMINS.get(kind))
