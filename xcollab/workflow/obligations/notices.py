"""What somebody should know and is asked nothing about: it stands in their inbox until they take note of it or speak there.

Nobody waits for it, so it is no obligation of the status page, the agenda or the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xcollab.schema.names import place_of
from xcollab.schema.parts.moves import moves_of
from xcollab.words import N_
from xcollab.workflow.model.addressees import addressees, voided
from xcollab.workflow.model.hearing import OWING
from xcollab.workflow.obligations.kind import Answer, ObligationKind
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.statement import of_statement, recorded

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.workflow.model.state import State


def _notice(name: str, sentence: str, *raised_by: str) -> ObligationKind:
    return ObligationKind(
        name, 0, "statement", sentence, OWING, ("addressee",), (Answer("", "acknowledge", of_statement, whole=True),),
        occasion=recorded, raised_by=raised_by, each=True,
    )  # fmt: skip


KINDS = (
    _notice("mentioned", N_("you were mentioned: answer, or take note"), "comment"),
    _notice("date-moved", N_("a date of yours was moved: take note"), "resolve", "reschedule", "consent"),
    _notice("date-refused", N_("a date that was proposed was refused: take note, or decide"), "refuse-date"),
    _notice(
        "proposal-void",
        N_("the date that you proposed is void, for another one was set: take note"),
        "resolve",
        "reschedule",
        "return",
    ),
    _notice("task-cancelled", N_("a task of yours was cancelled: take note"), "cancel"),
    _notice("task-split", N_("a task of yours was split: take note"), "split"),
    _notice("handed-on", N_("a task of yours was given to somebody else: take note"), "reassign"),
)
_RAISED = {act: kind.name for kind in reversed(KINDS) for act in kind.raised_by}
"""By act, the first notice that it raises; a statement that makes a proposal void raises one more."""


def notices(snapshot: Snapshot, state: State) -> Iterator[Obligation]:
    """What everybody in one collaboration should know and has not taken note of, the oldest first."""
    if state.request.status in ("archived", "cancelled", "none"):
        return
    for entry in state.counted:
        said = entry.statement
        if state.gone(entry):
            continue
        if getattr(said, "reply_by", None):  # an answer with a date is owed
            continue
        for member, kind in _told(state, entry):
            if _matters(state, entry, member, kind) and not _known(state, entry, member):
                yield Obligation(
                    kind, state.collab.id, entry.name, (member,), snapshot.department_of(member),
                    since=said.at, on=said.on, waiting=snapshot.department_of(said.by),
                )  # fmt: skip


def _told(state: State, entry: Entry) -> Iterator[tuple[str, str]]:
    """Whom a statement concerns, and what it is to them."""
    concerned = addressees(state.collab, entry)
    if entry.act in _RAISED:
        yield from ((member, _RAISED[entry.act]) for member in concerned)
    yield from ((member, "proposal-void") for member in voided(state, entry) if member not in concerned)


def _matters(state: State, entry: Entry, member: str, kind: str) -> bool:
    """Whether it is still of use: a moved date is while the work is open, a task given away while it is not one's own again."""
    said = entry.statement
    if said.act == "reassign":
        task = state.collab.tasks.get(entry.subject)
        return task is not None and member not in (task.owner, task.doer)
    if kind == "date-moved":
        return any(state.tasks[task].status not in ("done", "cancelled") for task in _moved(state, entry, member))
    if kind in ("date-refused", "proposal-void"):
        return state.tasks[entry.subject].status not in ("done", "cancelled") if entry.subject in state.tasks else True
    return True


def _moved(state: State, entry: Entry, member: str) -> list[str]:
    """Of the tasks that a statement moves, those of a member."""
    plans = state.collab.tasks
    moved = (move.task for move in moves_of(entry.statement))
    return [task for task in moved if task in plans and member in (plans[task].owner, plans[task].doer)]


def _known(state: State, entry: Entry, member: str) -> bool:
    """Whether a member took note of a statement, or has spoken there since."""
    said = entry.statement
    places = {said.on}
    if said.act == "resolve":
        places |= {place_of("task", state.collab.id, task) for task in _moved(state, entry, member)}
    return any(state.threads.last_spoke(member, place) > said.at for place in places)
