"""Views for programs: plain values with canonical words, the same keys in every language.

A view is a dataclass; `plain` makes of it what JSON can hold, and `reference/schemas.py` reads from the same fields what that
looks like.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from xcollab.schema.dataclass import declared

AMONG = {"among": True}
"""Metadata of a field whose own keys stand among those of the view, instead of below a key of its own."""
SOMETIMES = {"sometimes": True}
"""Metadata of a field that is left out where it is None."""


class View:
    """What a command answers programs with. Keys may be added to a view; to take one away or change it raises its version."""

    NAME: ClassVar[str]
    VERSION: ClassVar[int] = 1


def answer(view: View) -> dict[str, Any]:
    """A view with its name and version at its head: what is printed."""
    return {"schema": view.NAME, "schema_version": view.VERSION, **plain(view)}


def plain(value: Any) -> Any:
    """Any part of a view as JSON can hold it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "dump"):  # a record, as its file has it, or a statement; models are not loaded for asking
        return value.dump()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if hasattr(value, "__declared_fields__"):
        return _fields(value)
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value


def _fields(value: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, one in declared(type(value)).items():
        item = getattr(value, name)
        if "among" in one.metadata:
            told |= plain(item) if item is not None else {}
        elif item is not None or "sometimes" not in one.metadata:
            told[name.rstrip("_")] = plain(item)  # `from_` is the key `from`
    return told
