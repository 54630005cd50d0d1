"""Records that were checked before, by the id of their content: a file that stands there unchanged is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from xcollab.schema.calendar import Calendar
from xcollab.schema.compact import compact, restored
from xcollab.schema.department import Department
from xcollab.schema.plain import Plain
from xcollab.schema.request import Request
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.schema.template import Template
from xcollab.schema.value import Value
from xcollab.schema.workspace import Workspace
from xcollab.workflow.rules.rulebook import STATEMENTS

Key = tuple[str, str]
"""The id of a content, and the zone in which its moments without an offset are meant."""
Kept = Mapping[str, list[Plain]]
"""By the id of the content, the name of its kind and its values."""


class Shelf(Protocol):
    """Where records are kept from one look to the next."""

    def records(self, home: str) -> Kept:
        """Those of a collaboration, or of the settings where it is empty."""

    def keep_records(self, home: str, records: Kept) -> None:
        """Keep these of a collaboration, instead of those before."""

    def checkpoint(self, home: str) -> tuple[str, bytes] | None:
        """What was folded of a collaboration last: the id of its tree, and a text."""

    def keep_checkpoint(self, home: str, tree: str, text: bytes) -> None:
        """Keep this, instead of what was there before."""


@cache
def _kinds() -> Mapping[str, type[Value]]:
    statements = {model.__name__: model for acts in STATEMENTS.values() for model in acts.values()}
    return statements | {model.__name__: model for model in (Workspace, Calendar, Department, Template, Request, Task)}


def key_of(blob: str, model: type[Value], zone: ZoneInfo | None) -> Key:
    """Under which a record is known: statements alone have moments."""
    return blob, str(zone) if issubclass(model, Statement) else ""


def taken(kept: Kept, zone: ZoneInfo | None = None) -> dict[Key, Value]:
    """Records as they were kept; what is none of theirs is left out."""
    found: dict[Key, Value] = {}
    for blob, values in kept.items():
        try:
            record = from_kept(values)
            found[key_of(blob, type(record), zone)] = record
        except (KeyError, TypeError, ValueError):
            continue
    return found


def put(records: Iterable[tuple[str, Value]]) -> Kept:
    """Records as they are kept."""
    return {blob: as_kept(record) for blob, record in records}


def as_kept(record: Value) -> list[Plain]:
    """One record: the name of its kind, and its values."""
    return [type(record).__name__, *compact(record)]


def from_kept(values: Sequence[Plain]) -> Value:
    """The record again. Raises `KeyError`, `TypeError` or `ValueError` where it is none."""
    kind, *held = values
    return restored(_kinds()[str(kind)], held)
