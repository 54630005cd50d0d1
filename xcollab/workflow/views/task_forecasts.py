"""When each task will be done, through dependencies.

A forecast is cautious and simple: an open task ends at its date in force, or at its stated forecast, and never in the past;
one that depends on another is pushed by as many working days as that one slips, less the room before its planned start.
"""

from collections.abc import Mapping
from datetime import date

from xcollab.schema.parts.moves import moves_of
from xcollab.workflow.model.state import State
from xcollab.workflow.time.business_days import WorkDays

CLOSED = ("done", "cancelled")


def forecasts(state: State, days: WorkDays, today: date, proposed: Mapping[str, date] | None = None) -> dict[str, date]:
    """When each task that is not cancelled will be done, or was; `proposed`: as if those dates were agreed."""
    ends: dict[str, date] = {}
    dues = {
        task: max(filter(None, (known.due, (proposed or {}).get(task))), default=None)
        for task, known in state.tasks.items()
    }

    def end(task_id: str, above: frozenset[str]) -> date:
        if task_id in ends:
            return ends[task_id]
        task, plan = state.tasks[task_id], state.collab.tasks[task_id]
        planned = max(filter(None, (dues[task_id], task.delay.forecast if task.delay else None)), default=plan.due)
        if task.status == "done":
            ends[task_id] = task.since.astimezone(days.zone).date() if task.since else planned
            return ends[task_id]
        found = max(planned, today)
        before = [
            d for d in plan.depends_on if d in state.tasks and d not in above and state.tasks[d].status != "cancelled"
        ]
        for other in before:
            ready, promised = end(other, above | {task_id}), dues[other]
            slip = days.between(promised, ready) if promised else 0
            # A planned start leaves room that the other's slip uses up first.
            room = days.between(ready, plan.start) if plan.start else 0
            found = max(found, days.after(planned, max(slip - room, 0)))
        ends[task_id] = found
        return found

    for task_id, task in state.tasks.items():
        if task.status != "cancelled":
            end(task_id, frozenset())
    return ends


def proposed_dates(state: State) -> dict[str, date]:
    """The dates that were proposed and that nobody has answered, by task."""
    found = ((task, moves_of(known.proposed.statement)) for task, known in state.tasks.items() if known.proposed)
    return {task: moves[0].to for task, moves in found if moves}


def proposed_forecasts(state: State, days: WorkDays, today: date) -> dict[str, date]:
    """When each task will be done, if all that is proposed is agreed; nothing where nothing is."""
    proposed = proposed_dates(state)
    return forecasts(state, days, today, proposed) if proposed else {}
