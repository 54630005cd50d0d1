"""What somebody owes who is away, their deputy may answer meanwhile: both have it before them, the deputy first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.workflow.model.acceptors import workers
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.absences import StandIn
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State


def handed(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    """The same with the deputies of those who are away, unless the deputy may not answer it."""
    away = snapshot.standing_in
    if not away or not any(member in away for member in owed.people):
        return owed
    instead = tuple(away[member] for member in owed.people if member in away and _may(state, owed, away[member]))
    by_member = {one.member: one.deputy for one in instead}
    people = [one for member in owed.people for one in (by_member.get(member, ""), member) if one]
    return owed._replace(people=tuple(dict.fromkeys(people)), instead=instead)


def _may(state: State, owed: Obligation, one: StandIn) -> bool:
    """Whoever did the work, or judged it for the other side, judges it for nobody."""
    if owed.kind != "judge":
        return True
    task = state.tasks[owed.subject]
    given = {entry.statement.by for entry in task.verdicts.values()}
    barred = given | workers(state.collab.tasks[owed.subject])
    if task.delivery:
        barred.add(task.delivery.statement.by)
    if owed.party == "requester":
        barred.add(state.request.coordinator)
    return one.deputy not in barred
