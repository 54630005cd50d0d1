"""All collaborations that run, a line each: the stage, whether the date holds, what is late, who is waited for, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from xcollab.app.chosen_collab import chosen, stood_in
from xcollab.app.overview import Overview
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.model.state_machines import ENDED
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.lateness import is_late, needs_help
from xcollab.workflow.views.ahead import expected
from xcollab.workflow.views.summary import Summary

_OPEN = ("proposed", "declined", "todo", "doing", "needs-help", "finished", "in-review")


@dataclass(frozen=True)
class Line:
    """One collaboration that runs."""

    collab: str
    title: str
    status: str
    """Of its request."""
    coordinator: str
    stage: int
    due: date | None
    forecast: date | None
    """When it will be done as things stand."""
    over: int
    """Working days that the forecast lies past the date."""
    late: int
    """So many tasks are late."""
    needing_help: int
    waiting: Sequence[str]
    """The members who are waited for, each once, the most urgent first."""
    overdue: int
    """So many things that are owed have passed their deadline."""
    next: date | None
    """The nearest date to come."""
    what: str
    """Which that is: the id of a task, the name of a milestone; of the whole, its own id."""


@dataclass(frozen=True)
class StandingsView(View):
    """`status` where several collaborations run and none is named: a line each."""

    NAME: ClassVar[str] = "standings"
    today: date
    collabs: Sequence[Line]
    """Those whose date does not hold first, then by date."""


def several(view: Overview) -> bool:
    """Whether none is meant where none is named: several run, and nothing says which."""
    choice = chosen(view.context)
    if len(view.trees) < 2 or (choice and choice.collab in view.trees) or stood_in(view.context) in view.trees:
        return False
    return sum(one.status not in ENDED for one in view.summaries()) > 1


def standings(view: Overview) -> StandingsView:
    """All that run. One that cannot be read is told beside the answer."""
    today = view.now.astimezone(view.days.zone).date()
    lines = [_line(view, one, today) for one in view.summaries() if one.status not in ENDED]
    order = sorted(lines, key=lambda one: (not one.over, one.due or date.max, one.collab))
    return StandingsView(today, order)


def _line(view: Overview, one: Summary, today: date) -> Line:
    about, tasks = one.outline, one.tasks
    assert about
    ahead = expected(about, zip(tasks, one.courses, strict=True), view.days, today)
    waiting = view.dated(one.owed)
    to_come = sorted(_to_come(one, today))
    return Line(
        one.collab, about.title, one.status, one.coordinator, about.stage, about.dates.due, ahead.forecast, ahead.late,
        sum(is_late(task, today) for task in tasks), sum(map(needs_help, tasks)), _people(waiting),
        sum(bool(each.deadline and each.deadline.passed) for each in waiting), *(to_come[0] if to_come else (None, "")),
    )  # fmt: skip


def _people(waiting: Sequence[Dated]) -> list[str]:
    return list(dict.fromkeys(each.obligation.people[0] for each in waiting if each.obligation.people))


def _to_come(one: Summary, today: date) -> list[tuple[date, str]]:
    """Every date from today on, with what it is of."""
    assert one.outline
    of_tasks = [(task.due, task.task) for task in one.tasks if task.due and task.status in _OPEN]
    milestones = [(day, name) for name, day in one.outline.milestones]
    whole = [(one.outline.dates.due, one.collab)] if one.outline.dates.due else []
    return [(day, what) for day, what in (*of_tasks, *milestones, *whole) if day >= today]
