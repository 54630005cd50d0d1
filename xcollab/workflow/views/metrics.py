"""How it went, in rates with their n: per collaboration and per department, never per person.

What is still open and past its term counts as a miss; what is still open and within it counts not at all, nor does what
ended before its term did. What is in time is told by the rule that inboxes go by (`deadlines.in_time`).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.agreed_dates import of_request
from xcollab.workflow.model.state import State
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import in_time
from xcollab.workflow.time.response_times import Answer, answers
from xcollab.workflow.views.task_forecasts import forecasts


class Rate(NamedTuple):
    """How many of how many."""

    hits: int
    n: int


class Metrics(NamedTuple):
    """The figures of one collaboration or of one department."""

    feedback_in_time: Rate
    solution_in_time: Rate
    acceptance_in_time: Rate
    whole_by_first: Rate
    """Collaborations whose work was accepted by the date first agreed."""
    whole_by_date: Rate
    """Collaborations whose work was accepted by the date in force at the end."""
    on_time_original: Rate
    """Tasks done by the date first agreed."""
    on_time_in_force: Rate
    """Tasks done by the date in force when they were done."""
    first_time_acceptance: Rate
    """Tasks accepted without a return."""
    response_days: Rate
    """Working days to answer, summed, over the number of answers."""
    redatings: int
    """How often a revision moved the date of the whole."""
    slips: int
    slipped_days: int
    returns: int
    recorded: Rate
    """Statements that somebody else typed (代录), over all that were said: where help is wanted, not who is better."""


def metrics(
    snapshot: Snapshot, states: Iterable[State], days: WorkDays, now: datetime, department: str | None = None
) -> Metrics:
    """The figures of some collaborations, of all departments or of one."""
    states = list(states)
    asked = [a for state in states for a in answers(snapshot, state) if department in (None, a.department)]
    tasks = [
        (state, task_id)
        for state in states
        for task_id, plan in state.collab.tasks.items()
        if department in (None, plan.department)
    ]
    own = [state for state in states if department in (None, _requesting(state))]
    slips = [slip.move for state, task_id in tasks for slip in state.tasks[task_id].slips]
    return Metrics(
        _in_time(asked, "feedback", days, now),
        _in_time(asked, "solution", days, now),
        _in_time(asked, "verdict", days, now),
        _whole(own, days, now, first=True),
        _whole(own, days, now, first=False),
        _on_time(tasks, days, now, original=True),
        _on_time(tasks, days, now, original=False),
        _first_time(tasks),
        _response(asked, days),
        sum(not move.name for state in own for move in state.request.moved),
        len(slips),
        sum(days.between(move.from_, move.to) for move in slips),
        sum(len(state.tasks[task_id].returns) for state, task_id in tasks),
        _recorded(snapshot, states, department),
    )


def _recorded(snapshot: Snapshot, states: list[State], department: str | None) -> Rate:
    said = [entry.statement for state in states for entry in state.counted]
    own = [one for one in said if department in (None, snapshot.department_of(one.by))]
    return Rate(sum(one.recorded_by is not None for one in own), len(own))


def _in_time(asked: list[Answer], kind: str, days: WorkDays, now: datetime) -> Rate:
    hits = n = 0
    for answer in asked:
        if answer.kind != kind:
            continue
        in_time_so_far = in_time(days, answer.asked, answer.at or answer.until or now)
        if answer.at is None and in_time_so_far:
            continue
        n += 1
        hits += in_time_so_far
    return Rate(hits, n)


def _requesting(state: State) -> str:
    return state.collab.request.department if state.collab.request else ""


def _whole(states: list[State], days: WorkDays, now: datetime, *, first: bool) -> Rate:
    """What was cancelled counts not at all; what still runs, once its date has passed."""
    hits = n = 0
    today = now.astimezone(days.zone).date()
    for state in states:
        dates = of_request(state)
        day = dates.first if first else dates.due
        ends = forecasts(state, days, today).values()
        done = max(ends, default=None) if state.request.archived else None
        if day is None or state.request.status not in ("confirmed", "archived"):
            continue
        if done is None and (state.request.archived or today <= day):
            continue
        n += 1
        hits += done is not None and done <= day
    return Rate(hits, n)


def _on_time(tasks: list[tuple[State, str]], days: WorkDays, now: datetime, *, original: bool) -> Rate:
    hits = n = 0
    for state, task_id in tasks:
        task = state.tasks[task_id]
        day = task.first if original else task.due
        if day is None or task.status == "cancelled":
            continue
        # The work counts as delivered when it was handed in: afterwards the ball is with those who judge it.
        delivered = task.delivery.statement.at.astimezone(days.zone).date() if task.delivery else None
        ended = state.request.ended.statement.at if state.request.ended else now
        if delivered is None and min(ended, now).astimezone(days.zone).date() <= day:
            continue
        n += 1
        hits += delivered is not None and delivered <= day
    return Rate(hits, n)


def _first_time(tasks: list[tuple[State, str]]) -> Rate:
    judged = [state.tasks[task_id] for state, task_id in tasks]
    done = [task for task in judged if task.status == "done" or task.returns]
    return Rate(sum(task.status == "done" and not task.returns for task in done), len(done))


def _response(asked: list[Answer], days: WorkDays) -> Rate:
    spent = [
        days.between(a.since.astimezone(days.zone).date(), a.at.astimezone(days.zone).date()) for a in asked if a.at
    ]
    return Rate(sum(spent), len(spent))
