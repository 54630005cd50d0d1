"""Every obligation that there is, and what is owed in a collaboration now.

Inbox, status, `why`, reports, the agenda, what is overdue, calendars and `xcollab rules` all read this table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from xcollab.words import N_
from xcollab.workflow.obligations import issue, leavers, notices, request, statement, task
from xcollab.workflow.obligations.handing import handed
from xcollab.workflow.obligations.kind import ObligationKind, owed_on
from xcollab.workflow.obligations.nudges import asked_for_on, with_nudges
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State

_STANDING = (*request.KINDS, *task.KINDS, *issue.KINDS, *statement.KINDS)

KINDS: Mapping[str, ObligationKind] = {kind.name: kind for kind in (*_STANDING, *leavers.KINDS, *notices.KINDS)}
"""By name, in the order of the six stages; then those who leave, and what somebody should only know."""

DUE: Mapping[str, str] = {
    "": "",
    "clock": N_("the term given, from when it was asked"),
    "task": N_("the task's date"),
    "issue": N_("the date wanted for the issue"),
    "reply": N_("the day that it names"),
    "leaving": N_("their last day"),
    "action": N_("the day agreed"),
}
"""By when, in words."""


def obligations(snapshot: Snapshot, state: State, only: Collection[str] | None = None) -> tuple[Obligation, ...]:
    """Everything that is owed in one collaboration, in the order of the stages; of an archived one, the actions alone. Of tasks
    and issues, what is owed on `only` some may be wanted.
    """
    return tuple(with_nudges(state, _owed(snapshot, state, only)))


def owed_there(snapshot: Snapshot, state: State, place: tuple[str, str]) -> tuple[Obligation, ...]:
    """What is owed and asked for on one subject, given by its kind and id; not how often it was asked for."""
    _, subject = place
    return tuple(owed for kind, owed in _owed(snapshot, state, (subject,)) if asked_for_on(kind, owed) == place)


def _owed(
    snapshot: Snapshot, state: State, only: Collection[str] | None
) -> Iterator[tuple[ObligationKind, Obligation]]:
    if state.request.status in ("cancelled", "none") or state.collab.request is None:
        return
    archived = state.request.status == "archived"
    for on, subjects in _subjects(state, only):
        for subject in subjects:
            for kind in (statement.DO_ACTION,) if archived else _arising(on, state.status(on, subject)):
                if kind.on == on:
                    for owed in owed_on(kind, snapshot, state, subject):
                        yield kind, owed if kind.personal else handed(snapshot, state, owed)


@cache
def _arising(on: str, status: str) -> tuple[ObligationKind, ...]:
    """What can be owed on a subject in a state, of thousands of which most are asked for nothing."""
    return tuple(kind for kind in _STANDING if kind.on == on and (kind.find is not None or status in kind.states))


def _subjects(state: State, only: Collection[str] | None) -> Iterator[tuple[str, Iterable[str]]]:
    yield "request", (state.collab.id,)
    yield "feedback", tuple(state.feedback)
    yield "task", tuple(state.tasks) if only is None else [one for one in only if one in state.tasks]
    yield "issue", tuple(state.issues) if only is None else [one for one in only if one in state.issues]
    yield "statement", tuple(statement.asking(state))


def kind_of(owed: Obligation) -> ObligationKind:
    """The declaration of an obligation; of what was escalated to somebody, that of what is late."""
    return KINDS[(owed.of or owed).kind]
