"""The board: every task with what people look for first. A pure function of the states and a day."""

from collections.abc import Iterable
from datetime import date
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


class Silence(NamedTuple):
    """After how long a silence counts: a hint, never a reproach."""

    days: WorkDays
    within: str


def board(tasks: Iterable[TaskSummary], today: date, silence: Silence | None = None) -> tuple[Row, ...]:
    """Some tasks: late ones first, then those that need help, then by date."""
    rows = [_row(task, today, silent_since(task, today, silence)) for task in tasks]
    return tuple(sorted(rows, key=lambda r: (not r.late, not r.needs_help, r.due or date.max, r.collab, r.task)))


def _row(task: TaskSummary, today: date, silent: date | None) -> Row:
    running = task.running
    return Row(
        task.collab, task.task, task.title, task.department, task.owner, task.doer, task.status,
        task.original, task.due, task.delay, running and is_late(task, today), days_late(task, today) if running else 0,
        running and needs_help(task), running and task.renewal, task.round, silent, task.proposed if running else None,
    )  # fmt: skip


def silent_since(task: TaskSummary, today: date, silence: Silence | None) -> date | None:
    """The day of the last log of a task in progress, if its time for another has passed."""
    if silence is None or task.status != "doing" or task.last_log is None:
        return None
    said = task.last_log
    if today <= due_day(silence.days, said, silence.within):
        return None
    return said.astimezone(silence.days.zone).date()
