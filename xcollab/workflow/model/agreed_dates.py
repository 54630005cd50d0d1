"""Dates as they were agreed: the first, and each later one with when and why. What is judged, is judged against both.

A request's date is agreed when the request is confirmed; until then it is what was asked for. A task's is agreed with its
owner. No revision, reschedule or return takes the first one away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.names import place_of

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State


class Agreed(NamedTuple):
    """A date, and the statement that set it."""

    day: date
    at: datetime | None = None
    """When; None while nobody was asked yet."""
    by: str = ""
    reason: str = ""
    cause: str = ""
    """The issue or task that caused it."""


class Dates(NamedTuple):
    """One date through all its changes."""

    due: date | None
    """The date in force."""
    first: date | None
    """The date first agreed; the first one asked for, where none is agreed yet."""
    history: tuple[Agreed, ...]
    """The oldest first."""

    @property
    def moved(self) -> bool:
        """Whether the date in force is another than the one first agreed."""
        return self.first != self.due


def of_request(state: State, milestone: str = "") -> Dates:
    """The request's own date, or that of one of its milestones."""
    request = state.collab.request
    if request is None:
        return Dates(None, None, ())
    own = [request.due] if not milestone else [m.date for m in request.milestones if m.name == milestone]
    moves = [move for move in state.request.moved if move.name == milestone]
    asked = state.request.submitted.statement if state.request.submitted else None
    history = [
        Agreed(move.to, move.entry.statement.at, move.entry.statement.by, move.reason) for move in moves if move.to
    ]
    before = moves[0].from_ if moves else own[0] if own else None
    if before:
        history.insert(0, Agreed(before, asked.at if asked else None, asked.by if asked else ""))
    return Dates(own[0] if own else None, _first(state, history), tuple(history))


def _first(state: State, history: list[Agreed]) -> date | None:
    confirmed = state.request.confirmed.statement.at if state.request.confirmed else None
    agreed = [each for each in history if confirmed and each.at and each.at <= confirmed]
    return (agreed[-1] if agreed else history[0]).day if history else None


def of_task(state: State, task_id: str) -> Dates:
    """The date of a task; of a part of one that was split, what had become of that one's date as well."""
    last, wholes = task_id, {task_id: state.tasks[task_id]}
    while (inherited := wholes[last].inherited) and wholes[last].original and inherited.task not in wholes:
        last = inherited.task
        wholes[last] = state.tasks[last]
    history = (agreed for whole in reversed(wholes) for agreed in _own_history(state, whole))
    return Dates(wholes[task_id].due, wholes[task_id].first, tuple(history))


def _own_history(state: State, task_id: str) -> Iterator[Agreed]:
    from xcollab.schema.statements.task import Splitting

    task = state.tasks[task_id]
    if task.original and task.inherited:
        split = task.inherited.entry.said_as(Splitting)
        yield Agreed(task.original, split.at, split.by, split.reason, task.inherited.task)
    elif task.original:
        thread = state.threads.of(place_of("task", state.collab.id, task_id))
        said = next((each.statement for each in thread if each.kind == "task" and each.act == "confirm"), None)
        yield Agreed(task.original, said.at if said else None, said.by if said else "")
    for slip in task.slips:
        said = slip.entry.statement
        yield Agreed(slip.move.to, said.at, said.by, slip.move.reason, slip.move.cause or "")


def milestones(state: State) -> Iterable[str]:
    """The names of the request's milestones, those that a revision took out included."""
    request = state.collab.request
    now = [milestone.name for milestone in request.milestones] if request else []
    return dict.fromkeys([*now, *(move.name for move in state.request.moved if move.name)])
