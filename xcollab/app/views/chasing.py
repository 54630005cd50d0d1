"""Whom somebody has to chase: who owes something on what they coordinate, requested or own."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import ClassVar

from xcollab.app.overview import Overview
from xcollab.app.printed_commands import nudge
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.schema.names import subject_of, thread_of
from xcollab.workflow.obligations.kind import talked_about_on
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Deadline
from xcollab.workflow.views.summary import Summary


@dataclass(frozen=True)
class Chased:
    """One thing that somebody owes."""

    obligation: Obligation
    deadline: Deadline | None
    command: Sequence[str]
    """What notes that they were asked for it, as its words; none where the reader may not, or a moment past is read."""


@dataclass(frozen=True)
class Debtor:
    """One person to ask, with what they owe."""

    member: str
    owed: Sequence[Chased]
    """The most urgent first."""


@dataclass(frozen=True)
class ChasingView(View):
    """`waiting --mine`: whom the reader has to chase."""

    NAME: ClassVar[str] = "chasing"
    member: str
    people: Sequence[Debtor]
    """Whoever owes the most urgent first."""


def chasing(view: Overview, collab: str | None = None) -> ChasingView:
    """Of one collaboration, or of all. Raises `Refused` for a stranger."""
    person = view.member
    found = view.summaries(view.collab(collab) if collab else None)
    owed = view.dated(one for each in found for one in _owed_to(each, person))
    if owed:
        view.whole.collabs.read({each.obligation.collab for each in owed})
    people: dict[str, list[Chased]] = {}
    for one, deadline in owed:
        command = shlex.split(nudge(view.whole, one))
        people.setdefault(one.people[0], []).append(Chased(one, deadline, command))
    return ChasingView(person, [Debtor(member, what) for member, what in people.items()])


def _owed_to(found: Summary, person: str) -> Iterator[Obligation]:
    """What others owe on the whole, for who keeps it together or wanted it; on a task, for its owner."""
    whole = person in (found.coordinator, found.requester)
    own = {task.task for task in found.tasks if task.owner == person}
    for one in found.owed:
        if one.people and person not in one.people and (whole or _task_of(one) in own):
            yield one


def _task_of(owed: Obligation) -> str:
    """The task that it is about; empty where that is none."""
    kind, _, subject = subject_of(thread_of(talked_about_on(kind_of(owed), owed)))
    return subject if kind == "task" else ""
