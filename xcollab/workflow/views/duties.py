"""All that one person holds: parts in tasks, actions, the coordination, verdicts, issues, and offices in the company."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.workflow.model.acceptors import able
from xcollab.workflow.model.state_machines import ENDED, OPEN_TASK, PARTIES

if TYPE_CHECKING:
    from datetime import date

    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State

Held = Literal["owner", "assignee", "helper", "action-owner", "coordinator", "acceptor", "verdict", "raiser",
               "lead", "deputy", "liaison", "executive", "admin"]  # fmt: skip


class Duty(NamedTuple):
    """One thing that somebody holds."""

    held: Held
    collab: str
    """Empty for an office."""
    subject: str
    """The id of a task, an issue or a department, the name of minutes, or the collaboration's own."""
    about: str = ""
    """Its title, or its words."""
    due: date | None = None
    number: int = 0
    """Of an action, its place in the minutes."""


def duties(snapshot: Snapshot, state: State, member: str) -> Iterator[Duty]:
    """What somebody holds in a collaboration, in the order in which it is handed on: the coordination last, for the rest rests on it."""
    request, collab = state.collab.request, state.collab.id
    for action in state.actions.values():
        if action.owner == member and not action.ended and state.request.status != "cancelled":
            yield Duty("action-owner", collab, action.entry.name, action.text, action.due, action.number)
    if request is None or state.request.status in ENDED:
        return
    for task_id, task in state.tasks.items():
        plan = state.collab.tasks[task_id]
        held = {"owner": plan.owner == member, "assignee": plan.doer == member, "helper": member in plan.helpers}
        for role in ("owner", "assignee", "helper") if task.status in OPEN_TASK else ():
            if held[role] and not (role == "assignee" and plan.assignee is None):
                yield Duty(role, collab, task_id, plan.title, task.due)
        if task.status == "in-review":
            sides = (able(snapshot, state, task_id, party) for party in PARTIES if party not in task.verdicts)
            yield from (Duty("verdict", collab, task_id, plan.title) for people in sides if member in people)
    for issue_id, issue in state.issues.items():
        if issue.status != "resolved" and issue.opening.statement.by == member:
            yield Duty("raiser", collab, issue_id, str(getattr(issue.opening.statement, "title", "")))
    if request.acceptor == member:
        yield Duty("acceptor", collab, collab, request.title, request.due)
    if state.request.coordinator == member:
        yield Duty("coordinator", collab, collab, request.title, request.due)


def offices(snapshot: Snapshot, member: str) -> Iterator[Duty]:
    """The posts that somebody holds in the company."""
    for key, department in snapshot.departments.items():
        posts: tuple[tuple[Held, tuple[str | None, ...]], ...] = (
            ("lead", (department.lead,)), ("deputy", department.deputies), ("liaison", department.liaisons),
            ("executive", (department.executive,)),
        )  # fmt: skip
        yield from (Duty(post, "", key, department.name) for post, people in posts if member in people)
    if member in snapshot.workspace.admins:
        yield Duty("admin", "", "", snapshot.workspace.name)
