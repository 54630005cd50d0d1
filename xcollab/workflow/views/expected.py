"""When tasks will be done as things stand, from narrow rows.

A forecast is cautious and simple: an open task ends at its date in force, or at its stated forecast, and never in the past;
one that depends on another is pushed by as many working days as that one slips, less the room before its planned start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State
    from xcollab.workflow.time.business_days import WorkDays


class Course(NamedTuple):
    """What moves the end of a task beside its dates."""

    since: datetime | None = None
    """Of a task that is done, since when."""
    start: date | None = None
    """The planned day of its beginning."""
    before: tuple[str, ...] = ()
    """The tasks that it depends on."""
    milestone: str | None = None
    """Of the request, which it serves."""


class Promised(Protocol):
    """A task as far as its dates go."""

    @property
    def task(self) -> str:
        """Its id."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def due(self) -> date | None:
        """The date in force."""

    @property
    def delay(self) -> date | None:
        """The date expected, where somebody stated that it will be late."""


def past(days: WorkDays, due: date | None, forecast: date | None) -> int:
    """A forecast on a day off after the date is past it, too."""
    return max(days.between(due, forecast), 1) if due and forecast and forecast > due else 0


def ends(tasks: Iterable[tuple[Promised, Course]], days: WorkDays, today: date) -> dict[str, date]:
    """When each task that is not cancelled will be done, or was; all that they depend on stand among them."""
    found: dict[str, date] = {}
    promised: dict[str, date] = {}
    linked: dict[str, tuple[date, Course]] = {}
    for task, course in tasks:
        if task.status == "cancelled" or task.due is None:
            continue
        promised[task.task] = due = task.due
        planned = max(due, task.delay) if task.delay else due
        if task.status == "done":
            found[task.task] = course.since.astimezone(days.zone).date() if course.since else planned
        elif course.before:
            linked[task.task] = planned, course
        else:
            found[task.task] = max(planned, today)
    for task_id in _in_order(linked):
        planned, course = linked[task_id]
        last = max(planned, today)
        for other in course.before:
            if ready := found.get(other):
                # A planned start leaves room that the other's slip uses up first.
                room = days.between(ready, course.start) if course.start else 0
                last = max(last, days.after(planned, max(days.between(promised[other], ready) - room, 0)))
        found[task_id] = last
    return found


def _in_order(linked: Mapping[str, tuple[date, Course]]) -> Iterator[str]:
    """Each task after those that it depends on; of those that wait for each other in a circle, the first comes last.

    A path is walked, and no function calls itself: nothing limits how many tasks depend on each other in a row.
    """
    begun, done = set[str](), set[str]()
    for start in linked:
        path = [start]
        while path:
            task = path[-1]
            if task not in begun:
                begun.add(task)
                path += [one for one in reversed(linked[task][1].before) if one in linked and one not in begun]
            elif path.pop() not in done:
                done.add(task)
                yield task


def course_of(state: State, task_id: str) -> Course:
    """What moves the end of a task beside its dates."""
    task, plan = state.tasks[task_id], state.collab.tasks[task_id]
    return Course(task.since if task.status == "done" else None, plan.start, plan.depends_on, plan.milestone)
