"""What happened, for those who hear of it: out of two states of a collaboration, the events between them and what is newly asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from xcollab.workflow.notices.hearers import Telling, hearers, present
from xcollab.workflow.notices.notice import Event, Notice, PlanEdit
from xcollab.workflow.obligations.kind import talked_about_on
from xcollab.workflow.obligations.notices import notices as unnoticed
from xcollab.workflow.obligations.table import kind_of, obligations
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.time.deadlines import Dated

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.obligation import Obligation


def events_between(earlier: State, state: State, edits: Sequence[PlanEdit] = ()) -> tuple[Event, ...]:
    """What happened between two states of a collaboration, the oldest first. `edits` of plans are told by commits.

    What was said and taken back in between is not told, nor what contradicts what counts.
    """
    known = {entry.record for entry in earlier.collab.entries}
    new = [entry for entry in in_order(state.counted) if entry.record not in known]
    names = {entry.name for entry in earlier.collab.entries}
    said = [
        Event.said(entry) for entry in new if entry.statement.act != "withdraw" or _target(entry.statement) in names
    ]
    covered = {plan for event in said for plan in _plans_stated(event)}
    planned = [Event.planned(edit) for edit in edits if (edit.kind, edit.subject) not in covered]
    return tuple(sorted((*said, *planned), key=lambda event: event.at))


def _plans_stated(event: Event) -> Iterator[tuple[str, str]]:
    """The plans that a statement made or changed, by kind and id: it tells of them itself."""
    assert event.entry
    act = act_of(event.entry)
    if act.states_plan:
        yield event.kind, event.subject
    yield from (("task", task) for task in act.creates(event.entry.statement))


def _target(said: object) -> str:
    return str(getattr(said, "of", ""))


def notices_of(
    snapshot: Snapshot, state: State, events: Sequence[Event], asked: Sequence[Dated], today: date
) -> tuple[Notice, ...]:
    """Who is told of the events of one collaboration, and what is newly `asked` of whom.

    What is asked stands with whoever hears of an event there; where none of those who owe it hears of any, they all do.
    """
    heard = [
        Notice(member, role, state.collab.id, event)
        for event in events
        for member, role in hearers(Telling(snapshot, state, event), today).items()
    ]
    told = {notice.member for notice in heard}
    put = [Notice(member, "owing", state.collab.id, owed=each, step="asked")
           for each in asked for member in _put_to(snapshot, each.obligation, told, events, today)]  # fmt: skip
    return (*heard, *put)


def _put_to(
    snapshot: Snapshot, owed: Obligation, told: set[str], events: Sequence[Event], today: date
) -> Iterator[str]:
    """Who is told that something is owed: those who owe it and hear of something anyway, or else all who owe it; nobody who
    brought it about.
    """
    since = _asked_at(owed)
    known = {event.by for event in events if since is None or event.at == since}
    owing = [member for member in owed.people if present(snapshot, member, today) and member not in known]
    hearing = [member for member in owing if member in told]
    silent = not known & set(owed.people) and "owing" in kind_of(owed).hears
    return iter(hearing or (owing if silent else ()))


def newly_owed(snapshot: Snapshot, earlier: State, state: State) -> tuple[Obligation, ...]:
    """What is owed in a collaboration and was not before, was asked anew, or is somebody else's to do now."""
    before = {_identity(one) for one in _all(snapshot, earlier)}
    return tuple(one for one in _all(snapshot, state) if _identity(one) not in before)


def _all(snapshot: Snapshot, state: State) -> tuple[Obligation, ...]:
    return (*obligations(snapshot, state), *unnoticed(snapshot, state))


def _identity(one: Obligation) -> tuple[object, ...]:
    return one.kind, talked_about_on(kind_of(one), one), one.subject, one.party, one.people, _asked_at(one)


def _asked_at(one: Obligation) -> datetime | None:
    """When it was asked last, or the ball came there."""
    return one.asked[-1].since if one.asked else one.since
