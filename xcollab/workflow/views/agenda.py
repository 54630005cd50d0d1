"""The agenda of the weekly sync: open problems only, grouped by the department that must speak."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.model.state import Redating, Slip, State
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.overdue import Overdue


class Item(NamedTuple):
    """One thing to talk about: a late task or answer, or something that waits."""

    department: str
    late: Overdue | None
    owed: Dated | None


class Agenda(NamedTuple):
    """What fifteen minutes are for."""

    items: tuple[Item, ...]
    """By department, the one with the most first; the worst first within."""
    slips: tuple[Slip, ...]
    """Dates of tasks that moved since the last minutes."""
    redatings: tuple[Redating, ...]
    """And those of the request and its milestones."""


def agenda(snapshot: Snapshot, state: State, owed: Iterable[Dated], late: Iterable[Overdue]) -> Agenda:
    """The agenda of one collaboration."""
    problems = [Item(item.department, item, None) for item in late]
    told = {(item.what, item.subject) for item in late}
    problems += [
        Item(each.obligation.department, None, each)
        for each in owed
        if kind_of(each.obligation).problem and (each.obligation.kind, each.obligation.subject) not in told
    ]
    weight = {d: sum(p.department == d for p in problems) for d in {p.department for p in problems}}
    ordered = sorted(problems, key=lambda p: (-weight[p.department], p.department))
    last = max((entry for entry in state.counted if entry.statement.act == "minutes"), key=_at, default=None)
    slips = (slip for task in state.tasks.values() for slip in task.slips)
    return Agenda(
        tuple(ordered),
        tuple(slip for slip in slips if last is None or _at(slip.entry) > _at(last)),
        tuple(move for move in state.request.moved if last is None or _at(move.entry) > _at(last)),
    )


def _at(entry: Entry) -> datetime:
    return entry.statement.at
