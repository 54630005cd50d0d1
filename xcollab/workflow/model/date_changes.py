"""Which dates of a request a revision moved: its own, and those of milestones, which go by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from xcollab.schema.dates import NotADate, parse_day
from xcollab.workflow.model.state import Redating

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry


def redated(entry: Entry) -> Iterator[Redating]:
    """The moves that a revision states, in the order of its fields. What it says is not yet checked: no day is no date."""
    from xcollab.schema.statements.request import Revision

    said = entry.said_as(Revision)
    for change in said.changes:
        if change.field == "due" and (days := (_day(change.from_), _day(change.to)))[0] != days[1]:
            yield Redating("", *days, said.reason, entry)
        if change.field == "milestones":
            was, now = _by_name(change.from_), _by_name(change.to)
            for name in dict.fromkeys([*was, *now]):
                if was.get(name) != now.get(name):
                    yield Redating(name, was.get(name), now.get(name), said.reason, entry)


def _by_name(milestones: object) -> Mapping[str, date]:
    """Of several with one name, the first."""
    found: dict[str, date] = {}
    for milestone in milestones if isinstance(milestones, list) else ():
        name, day = (
            (milestone.get("name"), _day(milestone.get("date"))) if isinstance(milestone, dict) else (None, None)
        )
        if isinstance(name, str) and day:
            found.setdefault(name, day)
    return found


def _day(value: object) -> date | None:
    try:
        return parse_day(value)
    except NotADate:
        return None
