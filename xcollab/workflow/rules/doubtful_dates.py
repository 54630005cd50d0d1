"""Dates that are probably not meant: past, on a day off, after the date of the whole, before what they wait for. Allowed, and told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import Word
from xcollab.workflow.time.business_days import WorkDays

if TYPE_CHECKING:
    from xcollab.schema.statement import Statement
    from xcollab.workflow.model.state import State

PAST, WEEKEND, DAY_OFF = "date-past", "date-weekend", "date-day-off"
AFTER_ALL, BEFORE_FORMER = "date-after-all", "date-before-former"
CODES = frozenset({PAST, WEEKEND, DAY_OFF, AFTER_ALL, BEFORE_FORMER})
_SAID = ("wanted_by", "ready_by", "fix_by", "forecast", "reply_by", "follow_up_due")
"""Days to come that a statement says of itself."""


class Doubt(NamedTuple):
    """A date that is probably not meant."""

    code: str
    arguments: Mapping[str, object]


class _Given(NamedTuple):
    what: object
    """A title, or the label of a field."""
    day: date


def doubtful_dates(
    before: State | None, after: State, today: date, days: WorkDays, tasks: Collection[str] | None = None
) -> Iterator[Doubt]:
    """What is doubtful of the dates in the plans that an act gave: those that differ from before.

    Where `tasks` are named, no other was touched, or it moved by itself, as it was asked to.
    """
    for given in _of_the_request(before, after):
        yield from _by_itself(given, today, days)
    for key, given in _of_tasks(before, after, tasks):
        yield from _by_itself(given, today, days)
        yield from _beside_others(given, key, after)


def doubtful_days_said(said: Statement, today: date, days: WorkDays) -> Iterator[Doubt]:
    """What is doubtful of the dates to come that a statement says of itself."""
    for given in _of_the_statement(said):
        yield from _by_itself(given, today, days)


def _of_the_request(before: State | None, after: State) -> Iterator[_Given]:
    request, former = after.collab.request, before.collab.request if before else None
    if request is None or request is former:
        return
    if not former or former.due != request.due:
        yield _Given(Word("field", "due"), request.due)
    known = {(one.name, one.date) for one in former.milestones} if former else set()
    for one in request.milestones:
        if (one.name, one.date) not in known:
            yield _Given(one.name, one.date)


def _of_tasks(before: State | None, after: State, tasks: Collection[str] | None) -> Iterator[tuple[str, _Given]]:
    for key in after.tasks if tasks is None else [one for one in tasks if one in after.tasks]:
        task = after.tasks[key]
        was = before.tasks.get(key) if before else None
        if task is not was and task.due and (was is None or was.due != task.due):
            yield key, _Given(after.collab.tasks[key].title, task.due)


def _of_the_statement(said: Statement) -> Iterator[_Given]:
    for name in _SAID:
        if day := getattr(said, name, None):
            yield _Given(Word("field", name), day)
    for part in ("actions", "improvements"):
        for one in getattr(said, part, ()):
            if day := getattr(one, "due", None):
                yield _Given(one.text, day)


def _by_itself(given: _Given, today: date, days: WorkDays) -> Iterator[Doubt]:
    said = {"what": given.what, "day": given.day}
    if given.day < today:
        yield Doubt(PAST, said)
    if not days.worked(given.day):
        kind = days.kind(given.day)
        yield Doubt(DAY_OFF, {**said, "name": kind.name}) if kind.name else Doubt(WEEKEND, said)


def _beside_others(given: _Given, key: str, after: State) -> Iterator[Doubt]:
    request = after.collab.request
    if request and given.day > request.due:
        yield Doubt(AFTER_ALL, {"what": given.what, "day": given.day, "due": request.due})
    for former in after.collab.tasks[key].depends_on:
        due = after.tasks[former].due if former in after.tasks else None
        if due and due > given.day:
            title = after.collab.tasks[former].title
            yield Doubt(BEFORE_FORMER, {"what": given.what, "day": given.day, "former": title, "due": due})
