"""How each date moved: through all that was said of it, with when, why and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from xcollab.schema.dataclass import dataclass
from xcollab.workflow.model.agreed_dates import Dates, milestones, of_request, of_task

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State
    from xcollab.workflow.time.business_days import WorkDays


@dataclass(frozen=True)
class DateSaid:
    """A date as somebody set it."""

    day: date | None
    """None where a milestone was taken out."""
    moved: int | None
    """By how many working days, earlier ones negative; none for the first."""
    at: datetime | None
    """When it was said; none where nobody was asked yet."""
    by: str
    reason: str
    cause: str
    """The task or issue that led to it; empty for none."""


@dataclass(frozen=True)
class DateHistory:
    """One date through all its changes."""

    of: str
    """`request`, `milestone` or `task`."""
    name: str
    """The milestone's or the task's; empty for the date of the whole."""
    first: date | None
    """The date first agreed; until then the first one asked for."""
    due: date | None
    """The date in force."""
    said: Sequence[DateSaid]
    """The oldest first."""


def histories(days: WorkDays, state: State) -> Iterator[DateHistory]:
    """The date of the whole, those of milestones, those of tasks."""
    yield _history(days, "request", "", of_request(state))
    for name in milestones(state):
        found = _history(days, "milestone", name, of_request(state, name))
        yield found if found.due else _taken_out(state, found)
    for task in state.tasks:
        yield of_one_task(days, state, task)


def of_one_task(days: WorkDays, state: State, task: str) -> DateHistory:
    """The date of a task."""
    return _history(days, "task", task, of_task(state, task))


def _history(days: WorkDays, of: str, name: str, found: Dates) -> DateHistory:
    said, before = list[DateSaid](), None
    for each in found.history:
        moved = None if before is None else _between(days, before, each.day)
        said.append(DateSaid(each.day, moved, each.at, each.by, each.reason, each.cause))
        before = each.day
    return DateHistory(of, name, found.first, found.due, said)


def _taken_out(state: State, found: DateHistory) -> DateHistory:
    """A milestone that a revision took out: who did, and why."""
    last = next(move for move in reversed(state.request.moved) if move.name == found.name)
    said = last.entry.statement
    return DateHistory(
        found.of, found.name, found.first, None, [*found.said, DateSaid(None, None, said.at, said.by, last.reason, "")]
    )


def _between(days: WorkDays, before: date, after: date) -> int:
    return days.between(before, after) if after >= before else -days.between(after, before)
