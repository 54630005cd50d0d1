"""When the request's milestones are to be expected, as things stand; and when, if all dates that are proposed are agreed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from xcollab.workflow.model.state import State
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.views.task_forecasts import forecasts


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
    return tuple(_outlooks(state, days, now, then))


def _outlooks(
    state: State, days: WorkDays, now: Mapping[str, date], then: Mapping[str, date]
) -> Iterator[MilestoneOutlook]:
    request, serving = state.collab.request, dict[str, list[str]]()
    for task, plan in state.collab.tasks.items():
        if plan.milestone and task in now:
            serving.setdefault(plan.milestone, []).append(task)
    for milestone in request.milestones if request else ():
        tasks = serving.get(milestone.name, [])
        forecast, later = (max((ends[task] for task in tasks), default=None) for ends in (now, then))
        last = max(filter(None, (forecast, later)), default=None)
        late = max(days.between(milestone.date, last), 1) if last and last > milestone.date else 0
        yield MilestoneOutlook(milestone.name, milestone.date, forecast, later if later != forecast else None, late)
