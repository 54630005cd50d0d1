"""When each task will be done, through dependencies, as things stand or as if what is proposed were agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.parts.moves import moves_of
from xcollab.workflow.views.expected import Course, course_of, ends

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State
    from xcollab.workflow.time.business_days import WorkDays

CLOSED = ("done", "cancelled")


class _Promise(NamedTuple):
    task: str
    status: str
    due: date | None
    delay: date | None


def forecasts(state: State, days: WorkDays, today: date, proposed: Mapping[str, date] | None = None) -> dict[str, date]:
    """When each task that is not cancelled will be done, or was; `proposed`: as if those dates were agreed."""
    return ends(_promises(state, proposed or {}), days, today)


def _promises(state: State, proposed: Mapping[str, date]) -> Iterator[tuple[_Promise, Course]]:
    for task_id, task in state.tasks.items():
        due = task.due or state.collab.tasks[task_id].due
        delay = task.delay.forecast if task.delay else None
        yield _Promise(task_id, task.status, max(due, proposed.get(task_id, due)), delay), course_of(state, task_id)


def proposed_dates(state: State) -> dict[str, date]:
    """The dates that were proposed and that nobody has answered, by task."""
    found = ((task, moves_of(known.proposed.statement)) for task, known in state.tasks.items() if known.proposed)
    return {task: moves[0].to for task, moves in found if moves}


def proposed_forecasts(state: State, days: WorkDays, today: date) -> dict[str, date]:
    """When each task will be done, if all that is proposed is agreed; nothing where nothing is."""
    proposed = proposed_dates(state)
    return forecasts(state, days, today, proposed) if proposed else {}
