"""Summaries as text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from xcollab.workflow.model.state import Clock
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.views.summary import Summary, TaskSummary

_DAYS = ("original", "due", "delay")
_TASK_DAYS = [TaskSummary._fields.index(name) for name in _DAYS]
_OWED = {name: number for number, name in enumerate(Obligation._fields)}
_LAST_LOG = TaskSummary._fields.index("last_log")


def written(found: Summary) -> str:
    """One summary as text."""
    return json.dumps(found, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> str:
    if isinstance(value, date):  # a moment is one as well
        return value.isoformat()
    raise TypeError(type(value))


def read(texts: Iterable[str]) -> list[Summary]:
    """Summaries from their texts. Raises `ValueError`, `TypeError` or `IndexError` for what is none."""
    return [_summary(found) for found in json.loads(f"[{','.join(texts)}]")]


def _summary(values: list[object]) -> Summary:
    for number, made in _PARTS:
        values[number] = tuple(map(made, _listed(values[number])))
    return Summary._make(values)


def _task(values: list[object]) -> TaskSummary:
    for number in _TASK_DAYS:
        values[number] = _day(values[number])
    values[_LAST_LOG] = _moment(values[_LAST_LOG])
    return TaskSummary._make(values)


def _obligation(values: list[object]) -> Obligation:
    for name, made in (("people", _told), ("since", _moment), ("due", _day), ("asked", _asked), ("said", _said)):
        number = _OWED[name]
        if values[number]:
            values[number] = made(values[number])
        elif values[number] is not None:
            values[number] = ()
    return Obligation._make(values)


def _listed(values: object) -> list[list[object]]:
    if not isinstance(values, list):
        raise TypeError(type(values))
    return values


def _told(values: object) -> object:
    return tuple(_listed(values))


def _said(values: object) -> object:
    return tuple(map(tuple, _listed(values)))


def _asked(values: object) -> object:
    return tuple(Clock(datetime.fromisoformat(str(at)), str(term)) for at, term in _listed(values))


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


_PARTS = (
    (Summary._fields.index("tasks"), _task),
    *((Summary._fields.index(name), _obligation) for name in ("owed", "leaving", "notices")),
)
