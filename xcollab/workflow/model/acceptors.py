"""The acceptor that a request names (验收人), and whether two people are there to give the two verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.model.authority import Matter, holders, judges
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.plan_references import Problem

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.snapshot import Snapshot
    from xcollab.schema.task import Task
    from xcollab.workflow.model.state import State


class Remedy(NamedTuple):
    """An act that mends what was found, on the request itself or on the workspace, and what it says."""

    kind: str
    act: str
    said: Mapping[str, str]


_CLOSED = ("done", "cancelled")


def acceptor_problems(snapshot: Snapshot, state: State, request: Request) -> Iterator[Problem]:
    """What is wrong with the acceptor that a request names: a stranger, the coordinator, or somebody at work on it."""
    named = request.acceptor
    if named is None:
        return
    if snapshot.member(named) is None:
        yield ("acceptor",), "unknown-member", {"member": named}
    if named == request.coordinator:
        yield ("acceptor",), "acceptor-coordinates", {"member": named}
    for task_id, task in state.collab.tasks.items():
        if state.tasks[task_id].status not in _CLOSED and named in workers(task):
            yield ("acceptor",), "acceptor-works", {"member": named, "task": task_id, "collab": state.collab.id}


def workers(task: Task) -> set[str]:
    """Who does the work of a task, by its plan."""
    return {task.owner, task.doer, *task.helpers}


def lacking(snapshot: Snapshot, state: State, today: date | None = None) -> Finding | None:
    """That nobody but the coordinator could judge for the requesting side: then nothing can ever be accepted.

    One person never gives both verdicts. Whoever is known to leave does not count from the day after; without a day,
    as long as the request runs.
    """
    request = state.collab.request
    if request is None or state.request.status in ("archived", "cancelled"):
        return None
    coordinator = state.request.coordinator or request.coordinator
    until = today or request.due
    able = judges(Matter(snapshot, state, "", request), "requester")
    if any(member != coordinator and stays(snapshot, member, until) for member in able):
        return None
    arguments = {
        "member": coordinator,
        "department": request.department,
        "collab": state.collab.id,
        "remedy": remedy(snapshot, state, until),
    }
    return Finding(f"{state.collab.id}/request", ("acceptor",), "nobody-accepts", arguments)


def able(snapshot: Snapshot, state: State, task_id: str, party: str) -> tuple[str, ...]:
    """Who can give a party's verdict on a task now, the one to ask first; whoever did the work only where nobody else can."""
    own = holders(Matter(snapshot, state, task_id, state.collab.request), party)
    return impartial(snapshot, state, task_id, party) or tuple(
        member for member in _free(snapshot, state, task_id, party) if member in own
    )  # the acceptor is named for being somebody else, and never judges own work


def impartial(snapshot: Snapshot, state: State, task_id: str, party: str) -> tuple[str, ...]:
    """Of those, who did none of the work; nobody, where none is left."""
    busy = done_by(state, task_id)
    return tuple(member for member in _free(snapshot, state, task_id, party) if member not in busy)


def done_by(state: State, task_id: str) -> set[str]:
    """Who did the work: by the plan, and whoever submitted it."""
    delivery = state.tasks[task_id].delivery
    return workers(state.collab.tasks[task_id]) | ({delivery.statement.by} if delivery else set())


def _free(snapshot: Snapshot, state: State, task_id: str, party: str) -> tuple[str, ...]:
    """Who may speak for a party and neither gave nor typed the other verdict; the coordinator speaks for the own side alone."""
    verdicts = (entry.statement for entry in state.tasks[task_id].verdicts.values())
    given = {member for said in verdicts for member in (said.by, said.recorded_by)}
    barred = given | ({state.request.coordinator} if party == "requester" else set())
    matter = Matter(snapshot, state, task_id, state.collab.request)
    return tuple(member for member in judges(matter, party) if member not in barred)


def stays(snapshot: Snapshot, member_id: str, day: date) -> bool:
    """Whether somebody is a member still on that day."""
    member = snapshot.member(member_id)
    return member is not None and not (member.until and member.until < day)


def remedy(snapshot: Snapshot, state: State, day: date) -> Remedy:
    """What mends it: an acceptor where a third person is there, another coordinator where only one is; alone, somebody
    has to be added first.
    """
    request = state.collab.request
    assert request is not None
    coordinator = state.request.coordinator or request.coordinator
    others = [
        member.id for _, member in snapshot.members() if member.id != coordinator and stays(snapshot, member.id, day)
    ]
    busy = {member for task in state.collab.tasks.values() for member in workers(task)}
    free = [member for member in others if member not in busy]
    draft = state.request.status in ("draft", "none")
    if not others:
        return Remedy("workspace", "member-add", {})
    if len(others) > 1 and free:
        return Remedy("request", "edit" if draft else "revise", {"acceptor": free[0]})
    if draft:
        return Remedy("request", "edit", {"coordinator": others[0]})
    return Remedy("request", "handover", {"to": others[0]})
