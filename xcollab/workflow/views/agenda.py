"""The agenda of the weekly sync: open problems only, grouped by the department that must speak."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.model.state import Redating, Slip, State
from xcollab.workflow.obligations.table import KINDS, kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.overdue import Overdue


class Item(NamedTuple):
    """One thing to talk about: a late task or answer, or something that waits."""

    department: str
    late: Overdue | None
    owed: Dated | None

    @property
    def about(self) -> tuple[str, str]:
        """What it is about: the same person who leaves, else the same task, issue or department."""
        if self.late is not None:
            kind, subject, party = KINDS.get(self.late.what), self.late.subject, self.late.party
        else:
            assert self.owed is not None
            one = self.owed.obligation
            kind, subject, party = kind_of(one), one.subject, one.party
            if kind.due == "leaving":
                return "leaver", one.about
        return ("", f"{subject}#{party}") if kind and kind.due == "action" else ("", subject)


class Topic(NamedTuple):
    """One point of the agenda: all that there is to say about one thing, by one department."""

    department: str
    items: tuple[Item, ...]
    """The worst first."""


class Agenda(NamedTuple):
    """What fifteen minutes are for."""

    topics: tuple[Topic, ...]
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
    grouped: dict[tuple[str, tuple[str, str]], list[Item]] = {}
    for problem in ordered:
        grouped.setdefault((problem.department, problem.about), []).append(problem)
    last = max((entry for entry in state.counted if entry.act == "minutes"), key=_at, default=None)
    slips = (slip for task in state.tasks.values() for slip in task.slips)
    return Agenda(
        tuple(Topic(department, tuple(items)) for (department, _), items in grouped.items()),
        tuple(slip for slip in slips if last is None or _at(slip.entry) > _at(last)),
        tuple(move for move in state.request.moved if last is None or _at(move.entry) > _at(last)),
    )


def _at(entry: Entry) -> datetime:
    return entry.at
