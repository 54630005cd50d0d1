"""Summaries as text, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from string import ascii_letters
from typing import TYPE_CHECKING, Literal, TypeVar

from xcollab.schema.absences import StandIn
from xcollab.store.index.collabs import Row
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.obligations.obligation import Nudged, Obligation
from xcollab.workflow.views.summary import Answered, Later, Outline, Summary, TaskSummary

if TYPE_CHECKING:
    from xcollab.workflow.views.expected import Course

Part = Literal["", "tasks", "owed", "late"]
"""What is read of a summary: a board's tasks, what is owed, what of both can be late; nothing for all of it."""
_TASKS = Summary._fields.index("tasks")
_OF_OBLIGATIONS = [Summary._fields.index(name) for name in ("owed", "leaving", "notices")]
_OWED = _OF_OBLIGATIONS[0]
_WITHOUT = Summary._fields.index("without")
_OUTLINE, _COURSES = Summary._fields.index("outline"), Summary._fields.index("courses")
_LATER = Summary._fields.index("later")
_ABOUT = ("collab", "status", "coordinator", "without", "requester")
"""What a board shows of a collaboration, beside its tasks."""
_TABLES = ("owed", "leaving", "notices", "courses", "later")
_Column = list[object] | dict[str, list[object]]
"""What all rows hold of one field: each of it, or one value for all, or a letter for each with what the letters stand for."""
_Made = TypeVar("_Made", bound=tuple[object, ...])


def written(found: Summary) -> tuple[bytes, bytes]:
    """One summary as text: what a board shows of it, and all else."""
    rest = found._replace(tasks=())._asdict()
    about = [rest[name] for name in _ABOUT]
    return _text([_columns(found.tasks), about]), _text(
        [_columns(rest[name]) if name in _TABLES else rest[name] for name in rest]
    )


def _columns(rows: Sequence[tuple[object, ...]]) -> list[_Column]:
    """By field, what all the rows hold: read in one sweep. Of a field in which it is the same in all it stands once, but for
    the first field, which tells how many they are. Of many rows with few values in a field these stand once, after a letter
    for each row.
    """
    if not rows:
        return []
    first, *others = zip(*rows, strict=True)
    return [_column(first, same=False), *(_column(each, same=True) for each in others)]


def _column(values: tuple[object, ...], *, same: bool) -> _Column:
    """`same`: of one value, it is enough to say it once."""
    known = {repr(value): value for value in values}
    if same and len(known) == 1:
        return [values[0]]
    if not len(known) <= len(ascii_letters) < len(values):
        return list(values)
    letters = dict(zip(known, ascii_letters, strict=False))
    return {"".join(letters[repr(value)] for value in values): list(known.values())}


def _text(value: object) -> bytes:
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    if isinstance(value, date):  # a moment is one as well
        return value.isoformat()
    raise TypeError(type(value))


def read(rows: Iterable[Row], only: Part = "") -> list[Summary]:
    """Summaries from their rows, or one part of them: to read what nobody asks for would take as long again."""
    every = list(rows)
    boards = json.loads(_together(row.tasks for row in every if only != "owed")) or [([], [])] * len(every)
    if only == "tasks":
        return [_board(tasks, about) for tasks, about in boards]
    found = json.loads(_together(row.data for row in every))
    return [_summary(values, tasks, only) for values, (tasks, _) in zip(found, boards, strict=True)]


def _together(texts: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(texts)


def _board(tasks: list[list[object]], about: tuple[str, str, str, object, str]) -> Summary:
    """What a board shows of one."""
    collab, status, coordinator, without, requester = about
    known = _table(TaskSummary, tasks, _TASK_MADE)
    return Summary(collab, status, coordinator, known, without=tuple(map(str, _listed(without))), requester=requester)


def _summary(values: list[object], tasks: list[list[object]], only: Part) -> Summary:
    values[_TASKS] = _table(TaskSummary, tasks, _TASK_MADE)
    for number in _OF_OBLIGATIONS:
        wanted = number == _OWED or only != "late"
        values[number] = _table(Obligation, _listed(values[number]), _OWED_MADE) if wanted else ()
    values[_WITHOUT] = _told(values[_WITHOUT])
    values[_OUTLINE] = _outline(*_listed(values[_OUTLINE])) if not only else None
    values[_COURSES] = _courses(_listed(values[_COURSES])) if not only else ()
    values[_LATER] = _table(Later, _listed(values[_LATER]), _LATER_MADE) if only != "late" else ()
    return Summary._make(values)


def _courses(columns: Sequence[_Column]) -> tuple[Course, ...]:
    from xcollab.workflow.views.expected import Course  # no view of all asks for any

    made = {"since": _moment, "start": _day, "before": _told}
    return _table(Course, columns, {Course._fields.index(name): one for name, one in made.items()})


def _outline(planned: object, title: object, dates: object, stage: object, answers: object, *rest: object) -> Outline:
    from xcollab.workflow.model.agreed_dates import Agreed, Dates

    due, first, history = _listed(dates)
    agreed = tuple(
        Agreed(date.fromisoformat(str(day)), _moment(at), *map(str, said)) for day, at, *said in _listed(history)
    )
    contradictions, ended, reason, milestones, approvals, put_off = rest
    return Outline(
        bool(planned), str(title), Dates(_day(due), _day(first), agreed), int(str(stage)),
        tuple(Answered(str(one[0]), str(one[1]), bool(one[2])) for one in _listed(answers)), int(str(contradictions)),
        _moment(ended), str(reason), tuple((str(name), date.fromisoformat(str(day))) for name, day in _listed(milestones)),
        tuple((str(member), str(status)) for member, status in _listed(approvals)), tuple(map(str, _listed(put_off))),
    )  # fmt: skip


def _table(
    kind: type[_Made], columns: Sequence[_Column], made: Mapping[int, Callable[[object], object]]
) -> tuple[_Made, ...]:
    """The rows that stand in columns, with what JSON has no form for made anew. There may be ten thousand, so nothing is called
    for each that need not be: not even the constructor that a named tuple has in Python.
    """
    if not columns:
        return ()
    fields = [*columns]
    for number, restore in made.items():
        column = fields[number]
        if isinstance(column, dict):
            fields[number] = {letters: list(map(restore, values)) for letters, values in column.items()}
        else:
            fields[number] = list(map(restore, column))
    values = [_spelt(column) if isinstance(column, dict) else column for column in fields]
    length = len(values[0])
    whole = [column if len(column) == length else column * length for column in values]
    return tuple(map(partial(tuple.__new__, kind), zip(*whole, strict=True)))


def _spelt(column: dict[str, list[object]]) -> list[object]:
    ((letters, values),) = column.items()
    return list(map(dict(zip(ascii_letters, values, strict=False)).__getitem__, letters))


def _listed(values: object) -> list[list[object]]:
    if not isinstance(values, list):
        raise TypeError(type(values))
    return values


def _told(values: object) -> object:
    return tuple(_listed(values)) if values else ()


def _said(values: object) -> object:
    return tuple(map(tuple, _listed(values))) if values else ()


def _nudges(values: object) -> object:
    return (
        tuple(Nudged(datetime.fromisoformat(str(at)), *map(str, more)) for at, *more in _listed(values))
        if values
        else ()
    )


def _instead(values: object) -> object:
    made = (
        StandIn(str(deputy), str(member), date.fromisoformat(str(until)))
        for deputy, member, until in _listed(values or [])
    )
    return tuple(made)


def _asked(values: object) -> object:
    return tuple(Clock(datetime.fromisoformat(str(at)), str(term)) for at, term in _listed(values)) if values else ()


def _day(text: object) -> date | None:
    return _day_of(str(text)) if text else None


@lru_cache(maxsize=2**12)
def _day_of(text: str) -> date:
    return date.fromisoformat(text)  # thousands of tasks share a few


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


_TASK_MADE: Mapping[int, Callable[[object], object]] = {
    TaskSummary._fields.index(name): made
    for name, made in (
        ("original", _day),
        ("due", _day),
        ("delay", _day),
        ("last_log", _moment),
        ("proposed", _day),
        ("waits", _said),
    )
}
_LATER_MADE: Mapping[int, Callable[[object], object]] = {
    Later._fields.index("due"): _day,
    Later._fields.index("waits"): _said,
}
_OWED_MADE: Mapping[int, Callable[[object], object]] = {
    Obligation._fields.index(name): made
    for name, made in (
        ("people", _told), ("since", _moment), ("due", _day), ("asked", _asked), ("said", _said), ("nudges", _nudges),
        ("instead", _instead),
    )
}  # fmt: skip
"""What JSON has no form for, by the number of its field."""
