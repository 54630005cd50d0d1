"""At any time: what was recorded for somebody wants their word, and a question that names a day wants a reply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xcollab.words import N_
from xcollab.workflow.model.actions import open_actions
from xcollab.workflow.model.hearing import LADDER, OWING
from xcollab.workflow.obligations.kind import Answer, Known, ObligationKind
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.workflow.model.state import State


def asking(state: State) -> Iterator[str]:
    """The statements that may ask somebody for something, by name."""
    holding = {action.entry.name for action in state.actions.values() if not action.ended}
    return (entry.name for entry in state.counted if entry.asks or entry.name in holding)


def of_statement(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    """Which statement it speaks about."""
    return {"of": owed.subject}


def recorded(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    """The statement itself."""
    return (state.named[owed.subject],) if owed.subject in state.named else ()


def _unacknowledged(snapshot: Snapshot, state: State, name: str) -> Iterator[Obligation]:
    entry = state.named[name]
    said = entry.statement
    if (
        not said.recorded_by
        or said.act in ("withdraw", "acknowledge")
        or state.gone(entry)
        or getattr(said, "follows", None)
    ):
        return  # whoever confirms that a date was moved knows what follows from it
    if state.threads.is_noted(entry):
        return
    yield Obligation(
        "acknowledge", state.collab.id, name, (said.by,), snapshot.department_of(said.by), since=said.at, about=said.on,
        waiting=snapshot.department_of(said.recorded_by) or _requesting(state), on=said.on,
    )  # fmt: skip


def _requesting(state: State) -> str:
    return state.collab.request.department if state.collab.request else ""


ACKNOWLEDGE = ObligationKind(
    "acknowledge", 0, "statement", N_("somebody recorded what you said: acknowledge or object"), OWING, ("speaker",),
    (Answer("", "acknowledge", of_statement, whole=True), Answer("", "object")),
    condition=N_("somebody else typed it"), find=_unacknowledged, occasion=recorded, quoted=True, all_ways=True, whole_text=True, personal=True,
)  # fmt: skip


def _unreplied(snapshot: Snapshot, state: State, name: str) -> Iterator[Obligation]:
    from xcollab.schema.statement import Comment

    entry = state.named[name]
    said = entry.statement
    if not isinstance(said, Comment) or not said.reply_by:
        return
    for member in said.mentions:
        if not _replied(snapshot, state, entry, member):
            yield Obligation(
                "reply", state.collab.id, entry.subject, (member,), snapshot.department_of(member), since=said.at,
                due=said.reply_by, about=said.text, waiting=snapshot.department_of(said.by) or _requesting(state), on=said.on,
            )  # fmt: skip


def _replied(snapshot: Snapshot, state: State, question: Entry, member: str) -> bool:
    """By the one who was asked, or by whoever stood in for them on the day."""
    on, asked = question.on, question.at
    return state.threads.last_spoke(member, on) > asked or state.threads.last_spoken_for(snapshot, member, on) > asked


def _question(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    """Whoever is asked knows it by its moment and its words."""
    from xcollab.schema.statement import Comment

    return tuple(
        entry
        for entry in (state.threads.said_at(owed.on, owed.since) if owed.since else ())
        if isinstance(entry.statement, Comment) and entry.statement.text == owed.about
    )


REPLY = ObligationKind(
    "reply", 0, "statement", N_("a reply is asked for on {subject}"), LADDER, ("asked",), (Answer("", "comment"),),
    condition=N_("a comment names them and a day"), due="reply", find=_unreplied, occasion=_question, quoted=True, each=True,
)  # fmt: skip


def _agreed_to(snapshot: Snapshot, state: State, name: str) -> Iterator[Obligation]:
    """Of what a meeting gave somebody to do, what nobody said the end of; `party` tells which of them it is."""
    for action in open_actions(state, name):
        said = action.entry.statement
        yield Obligation(
            "do-action", state.collab.id, name, (action.owner,), snapshot.department_of(action.owner), since=said.at,
            due=action.due, about=action.text, party=str(action.number), on=said.on,
            waiting=_requesting(state) if action.entry.kind == "meeting" else "",  # after the end nobody waits
        )  # fmt: skip


def _which(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    return {"number": int(owed.party)}


DO_ACTION = ObligationKind(
    "do-action", 0, "statement", N_("do what was agreed: {about}"), LADDER,
    ("action-owner",), (Answer("", "done", _which), Answer("", "hand-on", _which)),
    condition=N_("nobody said that it is done, and it is no task"), due="action", find=_agreed_to, next_step=False,
)  # fmt: skip

KINDS = (ACKNOWLEDGE, REPLY, DO_ACTION)
