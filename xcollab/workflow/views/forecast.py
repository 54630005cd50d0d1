"""Can the date hold? The forecast, where the days went, and who holds the ball now."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from xcollab.schema.dataclass import dataclass, replace
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.agreed_dates import Dates, of_request, of_task
from xcollab.workflow.model.state import State
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.response_times import answers
from xcollab.workflow.views.expected import past
from xcollab.workflow.views.milestones import MilestoneOutlook, milestones_of
from xcollab.workflow.views.task_forecasts import CLOSED, forecasts, proposed_forecasts


class Cause(NamedTuple):
    """Why dates moved: an issue, a returned task, or a reason somebody gave; and how many working days it cost."""

    cause: str
    """The id of an issue or task; empty where only a reason was given."""
    reason: str
    days: int
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Outlook:
    """What an executive asks first."""

    due: date | None
    """The date in force."""
    forecast: date | None
    """When it will be done as things stand (预计)."""
    late: int
    """Working days that the forecast lies past the date in force."""
    late_first: int
    """Working days that the forecast lies past the date first agreed (原定)."""
    driver: str
    """The task that the forecast rests on."""
    causes: tuple[Cause, ...]
    held: Mapping[str, int]
    """Working days that each department had the ball in answers now given: feedback, solutions, verdicts."""
    balls: tuple[Dated, ...]
    """What is waited for now, the most urgent first."""
    next_promise: date | None
    """The next date that somebody promised."""
    dates: Dates
    """The date, with the one first agreed and every later one."""
    estimated: bool = False
    """The forecast rests on a year without an official notice (预估)."""
    proposed: date | None = None
    """The forecast, if every date that is proposed is agreed; None where that is no other day."""
    milestones: tuple[MilestoneOutlook, ...] = ()
    """The same for each milestone."""


def outlook(snapshot: Snapshot, state: State, owed: tuple[Dated, ...], days: WorkDays, now: datetime) -> Outlook:
    """The outlook of one collaboration."""
    today = now.astimezone(days.zone).date()
    ends, then = forecasts(state, days, today), proposed_forecasts(state, days, today)
    dates = of_request(state)
    driver = max(ends, key=lambda task: (ends[task], task), default="")
    forecast = max([ends[driver]] if driver else [], default=None)
    late, late_first = past(days, dates.due, forecast), past(days, dates.first, forecast)
    promises = sorted(t.due for t in state.tasks.values() if t.due and t.status not in CLOSED and t.due >= today)
    return Outlook(
        dates.due, forecast, late, late_first, driver if late or late_first else "", tuple(causes(state, days)),
        held(snapshot, state, days), owed,
        promises[0] if promises else None, dates, bool(forecast and days.estimated(forecast)),
        _other(max(then.values(), default=None), forecast), milestones_of(state, days, ends, then or ends),
    )  # fmt: skip


def _other(day: date | None, than: date | None) -> date | None:
    return day if day != than else None


def causes(state: State, days: WorkDays) -> list[Cause]:
    """Where the days went: slips by what caused them, the costliest first."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for task_id, task in state.tasks.items():
        for slip in task.slips:
            move = slip.move
            key = (move.cause or "", "" if move.cause else move.reason)
            lost = days.between(move.from_, move.to) - days.between(move.to, move.from_)
            costs = found.setdefault(key, {})
            costs[task_id] = costs.get(task_id, 0) + lost
    every = [Cause(cause, reason, max(costs.values()), tuple(costs)) for (cause, reason), costs in found.items()]
    return sorted(every, key=lambda cause: (-cause.days, cause.cause, cause.reason))


def held(snapshot: Snapshot, state: State, days: WorkDays) -> Mapping[str, int]:
    """Working days between question and answer, by the department that answered."""
    total: dict[str, int] = {}
    for answer in answers(snapshot, state):
        if answer.at is not None:
            spent = days.between(answer.since.astimezone(days.zone).date(), answer.at.astimezone(days.zone).date())
            total[answer.department] = total.get(answer.department, 0) + spent
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def task_outlook(state: State, task_id: str, owed: tuple[Dated, ...], days: WorkDays, now: datetime) -> Outlook:
    """The outlook of one task: its own date, forecast and slips, and what is waited for on it."""
    task = state.tasks[task_id]
    today = now.astimezone(days.zone).date()
    forecast = forecasts(state, days, today).get(task_id)
    dates = of_task(state, task_id)
    late, late_first = past(days, dates.due, forecast), past(days, dates.first, forecast)
    own = replace(state, tasks={task_id: task})
    balls = tuple(each for each in owed if each.obligation.subject == task_id)
    return Outlook(
        dates.due,
        forecast,
        late,
        late_first,
        task_id if late or late_first else "",
        tuple(causes(own, days)),
        {},
        balls,
        None,
        dates,
        bool(forecast and days.estimated(forecast)),
        _other(proposed_forecasts(state, days, today).get(task_id), forecast),
    )
