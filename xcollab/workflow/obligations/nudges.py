"""Nudges (催办): on which subject something is asked for, and how often it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xcollab.schema.names import subject_of
from xcollab.workflow.obligations.obligation import Nudged, Obligation, commented

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry
    from xcollab.schema.statement import Nudge
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.kind import ObligationKind

_NEVER = datetime.min.replace(tzinfo=UTC)


def asked_for_on(kind: ObligationKind, owed: Obligation) -> tuple[str, str]:
    """The kind and the id of the subject on which it is asked for."""
    if kind.on == "statement":
        about, _, subject = subject_of(commented(owed.on))
        return about, subject
    return kind.on, owed.subject


def which(owed: Obligation) -> Mapping[str, object]:
    """How a nudge says which of the things owed on a subject is meant."""
    if owed.party.isdigit():
        return {"what": owed.kind, "minutes": owed.subject, "action": int(owed.party)}
    return {"what": owed.kind, **({"party": owed.party} if owed.party else {})}


def asks_for(nudge: Nudge, owed: Obligation) -> bool:
    """Whether that is what a nudge is for."""
    said = {"what": nudge.what, "party": nudge.party, "minutes": nudge.minutes, "action": nudge.action}
    return {key: value for key, value in said.items() if value is not None} == which(owed)


def with_nudges(state: State, found: Iterable[tuple[ObligationKind, Obligation]]) -> Iterator[Obligation]:
    """What is owed, each with how often it was asked for since it is owed."""
    said = [entry for entry in state.counted if entry.statement.act == "nudge"]
    for kind, owed in found:
        yield owed._replace(nudges=tuple(_nudges(said, kind, owed))) if said else owed


def _nudges(said: Iterable[Entry], kind: ObligationKind, owed: Obligation) -> Iterator[Nudged]:
    from xcollab.schema.statement import Nudge

    place, since = asked_for_on(kind, owed), owed.since or _NEVER
    for entry in said:
        nudge = entry.said_as(Nudge)
        if (
            (entry.kind, entry.subject) == place
            and asks_for(nudge, owed)
            and nudge.whom in owed.people
            and nudge.at >= since
        ):
            yield Nudged(nudge.at, nudge.by, nudge.whom, nudge.way, nudge.note or "")
