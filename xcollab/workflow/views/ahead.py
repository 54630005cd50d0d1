"""Whether a date can hold, from narrow rows: what a screen about one collaboration says first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.views.expected import Course, ends, past
from xcollab.workflow.views.milestones import MilestoneOutlook, outlooks

if TYPE_CHECKING:
    from xcollab.workflow.model.agreed_dates import Dates
    from xcollab.workflow.time.business_days import WorkDays
    from xcollab.workflow.views.summary import Outline, TaskSummary


class Expected(NamedTuple):
    """Whether the date of a collaboration can hold: of an `Outlook`, what a screen tells."""

    due: date | None
    forecast: date | None
    late: int
    late_first: int
    driver: str
    dates: Dates
    estimated: bool
    proposed: date | None
    milestones: Sequence[MilestoneOutlook]


def expected(about: Outline, tasks: Iterable[tuple[TaskSummary, Course]], days: WorkDays, today: date) -> Expected:
    """Whether the date of the whole can hold."""
    every, dates = list(tasks), about.dates
    now = ends(every, days, today)
    moved = any(task.proposed for task, _ in every)
    then = ends(((_as_proposed(task), course) for task, course in every), days, today) if moved else {}
    forecast, later = max(now.values(), default=None), max(then.values(), default=None)
    driver = max((task for task, day in now.items() if day == forecast), default="")
    late, late_first = past(days, dates.due, forecast), past(days, dates.first, forecast)
    serves = {task.task: course.milestone for task, course in every} if about.milestones else {}
    return Expected(
        dates.due, forecast, late, late_first, driver if late or late_first else "", dates,
        bool(forecast and days.estimated(forecast)), later if later != forecast else None,
        outlooks(about.milestones, serves, days, now, then or now),
    )  # fmt: skip


def _as_proposed(task: TaskSummary) -> TaskSummary:
    return task._replace(due=max(filter(None, (task.due, task.proposed)), default=None))
