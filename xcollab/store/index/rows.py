"""Summaries as text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from xcollab.workflow.model.state import Clock
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.views.summary import Summary, TaskSummary

_DAYS = ("original", "due", "delay")
_TASK_DAYS = [TaskSummary._fields.index(name) for name in _DAYS]
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
    return [_summary(*found) for found in json.loads(f"[{','.join(texts)}]")]


def _summary(
    collab: str, status: str, coordinator: str, tasks: list[list[Any]], owed: list[list[Any]], leaving: list[list[Any]],
    notices: list[list[Any]],
) -> Summary:  # fmt: skip
    return Summary(
        collab, status, coordinator, tuple(map(_task, tasks)), tuple(map(_obligation, owed)),
        tuple(map(_obligation, leaving)), tuple(map(_obligation, notices)),
    )  # fmt: skip


def _task(values: list[Any]) -> TaskSummary:
    for number in _TASK_DAYS:
        values[number] = _day(values[number])
    values[_LAST_LOG] = _moment(values[_LAST_LOG])
    return TaskSummary(*values)


def _obligation(values: Sequence[Any]) -> Obligation:
    (kind, collab, subject, people, department, since, due, within, about, party, waiting, held, on, asked, said, _) = values
    return Obligation(
        kind, collab, subject, tuple(people), department, _moment(since), _day(due), within, about, party, waiting, held,
        on, tuple(Clock(datetime.fromisoformat(at), term) for at, term in asked), tuple((key, told) for key, told in said),
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
