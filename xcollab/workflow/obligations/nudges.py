"""Nudges (催办): on which subject something is asked for, and how often it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xcollab.schema.names import subject_of, thread_of
from xcollab.workflow.obligations.obligation import Nudged, Obligation, which

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry
    from xcollab.schema.statement import Nudge
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.kind import ObligationKind

_NEVER = datetime.min.replace(tzinfo=UTC)


def asked_for_on(kind: ObligationKind, owed: Obligation) -> tuple[str, str]:
    """The kind and the id of the subject on which it is asked for."""
    if kind.on == "statement":
        about, _, subject = subject_of(thread_of(owed.on))
        return about, subject
    return kind.on, owed.subject


def with_nudges(state: State, found: Iterable[tuple[ObligationKind, Obligation]]) -> Iterator[Obligation]:
    """What is owed, each with how often it was asked for since it is owed."""
    said: dict[tuple[str, str], list[Entry]] = {}
    for entry in state.counted:
        if entry.act == "nudge":
            said.setdefault((entry.kind, entry.subject), []).append(entry)
    for kind, owed in found:
        there = said.get(asked_for_on(kind, owed), ()) if said else ()
        yield owed._replace(nudges=tuple(_nudges(there, owed))) if there else owed


def is_about(nudge: Nudge, owed: Obligation) -> bool:
    """Whether a nudge asked for it, of somebody who owes it."""
    told = which(owed)
    same = all(getattr(nudge, key) == told.get(key) for key in ("party", "minutes", "number"))
    return same and nudge.what == owed.kind and nudge.whom in owed.people


def _nudges(said: Iterable[Entry], owed: Obligation) -> Iterator[Nudged]:
    from xcollab.schema.statement import Nudge

    since = owed.since or _NEVER
    for entry in said:
        nudge = entry.said_as(Nudge)
        if is_about(nudge, owed) and nudge.at >= since:
            yield Nudged(nudge.at, nudge.by, nudge.whom, nudge.way, nudge.note or "")
