"""Summaries as text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from xcollab.store.index.collabs import Row
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.obligations.obligation import Nudged, Obligation
from xcollab.workflow.views.summary import Summary, TaskSummary

Part = Literal["", "tasks", "owed"]
"""What is read of a summary; nothing for all of it."""
_DAYS = ("original", "due", "delay", "proposed")
_TASK_DAYS = [TaskSummary._fields.index(name) for name in _DAYS]
_TASKS = Summary._fields.index("tasks")
_OF_OBLIGATIONS = [Summary._fields.index(name) for name in ("owed", "leaving", "notices")]
_WITHOUT = Summary._fields.index("without")
_LAST_LOG = TaskSummary._fields.index("last_log")


def written(found: Summary) -> tuple[str, str]:
    """One summary as text: its tasks, and all else."""
    return _text(found.tasks), _text(found._replace(tasks=()))


def _text(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> str:
    if isinstance(value, date):  # a moment is one as well
        return value.isoformat()
    raise TypeError(type(value))


def read(rows: Iterable[Row], only: Part = "") -> list[Summary]:
    """Summaries from their rows, or one part of them: to read what nobody asks for would take as long again."""
    every = list(rows)
    tasks = json.loads(f"[{','.join(row.tasks for row in every if only != 'owed')}]") or [[]] * len(every)
    found = json.loads(f"[{','.join(row.data for row in every)}]")
    return [_summary(values, own, only) for values, own in zip(found, tasks, strict=True)]


def _summary(values: list[object], tasks: list[list[object]], only: Part) -> Summary:
    values[_TASKS] = tuple(map(_task, tasks))
    for number in _OF_OBLIGATIONS:
        values[number] = tuple(map(_obligation, _listed(values[number]))) if only != "tasks" else ()
    values[_WITHOUT] = _told(values[_WITHOUT])
    return Summary._make(values)


def _task(values: list[object]) -> TaskSummary:
    for number in _TASK_DAYS:
        values[number] = _day(values[number])
    values[_LAST_LOG] = _moment(values[_LAST_LOG])
    return TaskSummary._make(values)


def _obligation(values: list[object]) -> Obligation:
    for number, made in _MADE:
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


def _nudges(values: object) -> object:
    return tuple(Nudged(datetime.fromisoformat(str(at)), *map(str, more)) for at, *more in _listed(values))


def _asked(values: object) -> object:
    return tuple(Clock(datetime.fromisoformat(str(at)), str(term)) for at, term in _listed(values))


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


_MADE = tuple(
    (Obligation._fields.index(name), made)
    for name, made in (
        ("people", _told),
        ("since", _moment),
        ("due", _day),
        ("asked", _asked),
        ("said", _said),
        ("nudges", _nudges),
    )
)
"""What JSON has no form for."""
