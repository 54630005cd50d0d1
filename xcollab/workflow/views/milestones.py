"""When the request's milestones are to be expected, as things stand; and when, if all dates that are proposed are agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.views.task_forecasts import forecasts

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State
    from xcollab.workflow.time.business_days import WorkDays


class MilestoneOutlook(NamedTuple):
    """One milestone."""

    name: str
    due: date
    forecast: date | None
    """When the last of its tasks will be done, as things stand; None where no task serves it."""
    proposed: date | None
    """The same once all that is proposed is agreed; None where that is no other day."""
    late: int
    """Working days that the later of the two lies past its date."""


def milestone_outlooks(
    state: State, days: WorkDays, today: date, expected: Mapping[str, date]
) -> tuple[MilestoneOutlook, ...]:
    """Every milestone, in the order of the request, as if some tasks were due on other dates."""
    now = forecasts(state, days, today)
    return milestones_of(state, days, now, forecasts(state, days, today, expected) if expected else now)


def milestones_of(
    state: State, days: WorkDays, now: Mapping[str, date], then: Mapping[str, date]
) -> tuple[MilestoneOutlook, ...]:
    """The same from two forecasts: as things stand, and as they would."""
    request = state.collab.request
    named = [(milestone.name, milestone.date) for milestone in request.milestones] if request else []
    return outlooks(named, {task: plan.milestone for task, plan in state.collab.tasks.items()}, days, now, then)


def outlooks(
    milestones: Iterable[tuple[str, date]],
    serves: Mapping[str, str | None],
    days: WorkDays,
    now: Mapping[str, date],
    then: Mapping[str, date],
) -> tuple[MilestoneOutlook, ...]:
    """The same of milestones given by name and date; `serves` tells which of them a task serves."""
    serving = dict[str, list[str]]()
    for task, milestone in serves.items():
        if milestone and task in now:
            serving.setdefault(milestone, []).append(task)
    return tuple(_outlook(name, due, serving.get(name, ()), days, (now, then)) for name, due in milestones)


def _outlook(
    name: str, due: date, tasks: Sequence[str], days: WorkDays, both: tuple[Mapping[str, date], Mapping[str, date]]
) -> MilestoneOutlook:
    forecast, later = (max((ends[task] for task in tasks), default=None) for ends in both)
    last = max(filter(None, (forecast, later)), default=None)
    late = max(days.between(due, last), 1) if last and last > due else 0
    return MilestoneOutlook(name, due, forecast, later if later != forecast else None, late)
