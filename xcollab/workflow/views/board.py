"""The board: every task with what people look for first. A pure function of the states and a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from xcollab.workflow.time.business_days import WorkDays, due_day
from xcollab.workflow.time.lateness import days_late, is_late, needs_help
from xcollab.workflow.views.summary import TaskSummary

COLUMNS = ("proposed", "declined", "todo", "doing", "needs-help", "finished", "in-review", "done", "cancelled")
"""The columns of a task's way, in order; 延期 is a mark beside the status, because a task can be late and need help."""


class Row(NamedTuple):
    """One task on the board."""

    collab: str
    task: str
    title: str
    department: str
    owner: str
    doer: str
    status: str
    original: date | None
    due: date | None
    forecast: date | None
    late: bool
    days_late: int
    needs_help: bool
    renewal: bool
    round: int
    silent: date | None = None
    """The day of the last log, where a task in progress has been silent for longer than the workspace allows (grey)."""
    proposed: date | None = None
    """Another date that was proposed, and that nobody has answered."""
    waits: tuple[tuple[str, str], ...] = ()
    """The tasks that have to be finished before it can begin, by id and title."""


class Silence(NamedTuple):
    """After how long a silence counts: a hint, never a reproach."""

    days: WorkDays
    within: str


class Some(NamedTuple):
    """The first of several tasks, and how many there are."""

    rows: Sequence[Row]
    total: int


class Glance(NamedTuple):
    """What of the tasks of one collaboration is told in passing."""

    counts: Mapping[str, int]
    """How many there are, by status."""
    flagged: Some
    """Those that are late or need help."""
    waiting: Some
    """Of the others, those that wait for another."""


def board(tasks: Iterable[TaskSummary], today: date, silence: Silence | None = None) -> tuple[Row, ...]:
    """Some tasks: late ones first, then those that need help, then by date."""
    return tuple(_in_order(_alike(tasks, today, silence)))


def glance(tasks: Iterable[TaskSummary], today: date, shown: int) -> Glance:
    """Of the tasks so many of each sort as are shown, in the order of the board."""
    counts: Counter[str] = Counter()
    flagged: list[_Alike] = []
    waiting: list[_Alike] = []
    for standing, own in _alike(tasks, today, None):
        counts[standing.status] += len(own)
        if standing.late or standing.needs_help:
            flagged.append((standing, own))
        elif standing.waits:
            waiting.append((standing, own))
    return Glance(counts, _first(flagged, shown), _first(waiting, shown))


def _first(ways: "Sequence[_Alike]", shown: int) -> Some:
    from heapq import nsmallest  # no board needs it

    few = ((standing, nsmallest(shown, own, key=_TASK_NAME)) for standing, own in ways)
    return Some(_in_order(few)[:shown], sum(len(own) for _, own in ways))


def _alike(tasks: Iterable[TaskSummary], today: date, silence: Silence | None) -> "Iterable[_Alike]":
    """There may be ten thousand, of which most stand as others do: that is worked out once for each way to stand."""
    alike: dict[tuple[object, ...], _Alike] = {}
    for task in tasks:
        way = (
            task.request,
            *task[_FROM_STATUS:_LAST_LOG],
            task.proposed,
            task.waits,
            task.last_log if task.status == "doing" else None,
        )
        known = alike.get(way)
        if known is None:
            known = alike[way] = (_standing(task, today, silence), [])
        known[1].append(task)
    return alike.values()


def _in_order(ways: "Iterable[_Alike]") -> list[Row]:
    """The rows of the board, sorted by name within each place."""
    together: dict[_Place, list[Row]] = {}
    for standing, own in ways:
        stands = standing[1:]
        rows = (Row._make((*_NAMED(task), *stands)) for task in own)
        together.setdefault(standing.place, []).extend(rows)
    return [row for place in sorted(together) for row in sorted(together[place], key=_ROW_NAME)]


_FROM_STATUS, _LAST_LOG = map(TaskSummary._fields.index, ("status", "last_log"))
_NAMED = itemgetter(*(TaskSummary._fields.index(name) for name in Row._fields[: Row._fields.index("status")]))
_TASK_NAME = itemgetter(TaskSummary._fields.index("collab"), TaskSummary._fields.index("task"))
_ROW_NAME = itemgetter(Row._fields.index("collab"), Row._fields.index("task"))
_Place = tuple[bool, bool, date]
"""Where in the order: what is late comes first, then what needs help, then by date."""


class _Standing(NamedTuple):
    """How a task stands, whatever it is called; the fields of a row from the status on, in their order."""

    place: _Place
    status: str
    original: date | None
    due: date | None
    forecast: date | None
    late: bool
    days_late: int
    needs_help: bool
    renewal: bool
    round: int
    silent: date | None
    proposed: date | None
    waits: tuple[tuple[str, str], ...]


_Alike = tuple[_Standing, list[TaskSummary]]
"""Tasks that stand alike."""


def _standing(task: TaskSummary, today: date, silence: Silence | None) -> _Standing:
    running = task.running
    late, helped = running and is_late(task, today), running and needs_help(task)
    return _Standing(
        (not late, not helped, task.due or date.max), task.status, task.original, task.due, task.delay, late,
        days_late(task, today) if running else 0, helped, running and task.renewal, task.round,
        silent_since(task, today, silence), task.proposed if running else None,
        task.waits if running else (),
    )  # fmt: skip


def silent_since(task: TaskSummary, today: date, silence: Silence | None) -> date | None:
    """The day of the last log of a task in progress, if its time for another has passed."""
    if silence is None or task.status != "doing" or task.last_log is None:
        return None
    said = task.last_log
    if today <= due_day(silence.days, said, silence.within):
        return None
    return said.astimezone(silence.days.zone).date()
