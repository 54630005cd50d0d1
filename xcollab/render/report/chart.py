"""The bars of a Gantt chart as values, for Mermaid and for HTML alike."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from xcollab.render.report.facts import Facts
from xcollab.workflow.model.agreed_dates import of_request
from xcollab.workflow.model.state import State

ONE_DAY = timedelta(days=1)
MOST_BARS = 40
"""More would neither be read nor drawn well."""


class Bar(NamedTuple):
    """One task: from its start to the date in force, beside the date first agreed where that is another."""

    task: str
    title: str
    department: str
    doer: str
    status: str
    start: date
    due: date
    original: date | None
    """The date first agreed (原定), where the date in force is another."""
    end: date
    """Where late work ends as things stand: its forecast, or today; the date in force otherwise."""
    late: bool
    needs_help: bool


class Mark(NamedTuple):
    """A milestone of the request."""

    name: str
    day: date
    original: date | None = None
    """The date first agreed, where the one in force is another."""


def bars(facts: Facts) -> tuple[tuple[Bar, ...], int]:
    """The bars by department and start, and how many were left out: what is done or far off goes first."""
    found = [bar for bar in _all(facts) if bar.status != "cancelled"]
    kept = sorted(found, key=lambda bar: (bar.status == "done", bar.due, bar.task))[:MOST_BARS]
    return tuple(sorted(kept, key=lambda bar: (bar.department, bar.start, bar.due, bar.task))), len(found) - len(kept)


def _all(facts: Facts) -> Iterable[Bar]:
    for row in facts.rows:
        if row.due is None:
            continue
        start = min(facts.state.collab.tasks[row.task].start or _begun(facts, row.task), row.due)
        end = max(row.due, row.forecast or row.due, facts.today) if row.late else row.due
        original = row.original if row.original != row.due else None
        yield Bar(row.task, row.title, row.department, row.doer, row.status, start, row.due, original, end, row.late,
                  row.needs_help)  # fmt: skip


def _begun(facts: Facts, task: str) -> date:
    """Where the plan names no start: the day of the first word on the task, or of the request's confirmation."""
    state = facts.state
    said = [entry.statement.at for entry in state.counted if entry.subject == task]
    said += [state.request.confirmed.statement.at] if state.request.confirmed and not said else []
    return min(said).date() if said else facts.today


def milestones(state: State) -> tuple[Mark, ...]:
    """The request's milestones by date."""
    found = state.collab.request.milestones if state.collab.request else ()
    first = {m.name: dates.first for m in found if (dates := of_request(state, m.name)).moved}
    return tuple(Mark(m.name, m.date, first.get(m.name)) for m in sorted(found, key=lambda m: (m.date, m.name)))
