"""The bars of a Gantt chart as values, for Mermaid and for HTML alike."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
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
    first = _first_words(facts.state)
    for row in facts.rows:
        if row.due is None:
            continue
        start = min(facts.state.collab.tasks[row.task].start or _begun(facts, first.get(row.task)), row.due)
        end = max(row.due, row.forecast or row.due, facts.today) if row.late else row.due
        original = row.original if row.original != row.due else None
        yield Bar(row.task, row.title, row.department, row.doer, row.status, start, row.due, original, end, row.late,
                  row.needs_help)  # fmt: skip


def _begun(facts: Facts, first: datetime | None) -> date:
    """Where the plan names no start: the day of the first word on the task, or of the request's confirmation."""
    confirmed = facts.state.request.confirmed
    said = first or (confirmed.at if confirmed else None)
    return said.date() if said else facts.today


def _first_words(state: State) -> Mapping[str, datetime]:
    """When something was said first, by the id of what it was said on."""
    found: dict[str, datetime] = {}
    for entry in state.counted:
        found[entry.subject] = min(entry.at, found.get(entry.subject, entry.at))
    return found


def milestones(state: State) -> tuple[Mark, ...]:
    """The request's milestones by date."""
    found = state.collab.request.milestones if state.collab.request else ()
    first = {m.name: dates.first for m in found if (dates := of_request(state, m.name)).moved}
    return tuple(Mark(m.name, m.date, first.get(m.name)) for m in sorted(found, key=lambda m: (m.date, m.name)))
