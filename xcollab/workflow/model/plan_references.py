"""What a plan refers to must exist: one list of problems, used when a plan is saved and when it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from xcollab.words.characters import composed

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.snapshot import Collab, Snapshot
    from xcollab.schema.task import Task

Key = tuple[str | int, ...]
Problem = tuple[Key, str, dict[str, object]]
"""The key in the record, the code, and the arguments of the sentence."""


def request_problems(
    snapshot: Snapshot, collab: Collab, request: Request, before: Request | None = None
) -> list[Problem]:
    """What is wrong with a request's departments, people and relations. Who was of the department in what stood `before` may
    have moved since.
    """
    found = _request_problems(snapshot, collab, request)
    moved = before and (before.requester, before.department) == (request.requester, request.department)
    return [problem for problem in found if not (moved and problem[1] == "not-of-department")]


def outsider(collab: Collab, request: Request, department: str) -> tuple[str, dict[str, object]]:
    """The code and arguments for a department that takes no part; only while the request runs can it be added by a revision."""
    said = {entry.act for entry in collab.entries if entry.kind == "request"}
    if "submit" in said and not said & {"archive", "cancel"}:
        return "not-asked", {"department": department}
    return "not-among", {"department": department, "departments": list(request.departments)}


def taken_off(collab: Collab, department: str) -> bool:
    """Whether a department was asked once, and a revision took it off."""
    request = collab.request
    if request is None or department in (request.department, *request.departments):
        return False
    return any(department in getattr(entry.statement, "asked", ()) for entry in collab.entries)


def _request_problems(snapshot: Snapshot, collab: Collab, request: Request) -> Iterator[Problem]:
    if request.department not in snapshot.departments:
        yield ("department",), "unknown-department", {"department": request.department}
    elif snapshot.member(request.requester) and snapshot.department_of(request.requester) != request.department:
        yield ("requester",), "not-of-department", {"member": request.requester, "department": request.department}
    for key in ("requester", "coordinator"):
        if snapshot.member(getattr(request, key)) is None:
            yield (key,), "unknown-member", {"member": getattr(request, key)}
    yield from _approvers(snapshot, request)
    for number, department in enumerate(request.departments):
        if department not in snapshot.departments:
            yield ("departments", number), "unknown-department", {"department": department}
        elif not snapshot.departments[department].representatives:
            yield ("departments", number), "nobody-speaks", {"department": department}
    for number, requirement in enumerate(request.special_requirements):
        if requirement.department and requirement.department not in request.departments:
            yield ("special_requirements", number, "department"), *outsider(collab, request, requirement.department)
    others: list[tuple[Key, str]] = [(("related", number), other) for number, other in enumerate(request.related)]
    others += [(("copied_from",), request.copied_from)] if request.copied_from else []
    for where, other in others:
        if other == collab.id or (other not in snapshot.collabs and other not in snapshot.elsewhere):
            yield where, "unknown-collab", {"collab": other}


def _approvers(snapshot: Snapshot, request: Request) -> Iterator[Problem]:
    named = [one.member for one in request.approvers]
    for number, member in enumerate(named):
        if snapshot.member(member) is None:
            yield ("approvers", number, "member"), "unknown-member", {"member": member}
        elif member in named[:number]:
            yield ("approvers", number, "member"), "approver-twice", {"member": member}


def task_problems(
    snapshot: Snapshot, collab: Collab, task_id: str, task: Task, before: Task | None = None
) -> list[Problem]:
    """What is wrong with a task's department, people, milestone and dependencies. Whoever owned it in what stood `before` may have
    moved to another department since.
    """
    found = _task_problems(snapshot, collab, task_id, task)
    moved = before and (before.owner, before.department) == (task.owner, task.department)
    return [problem for problem in found if not (moved and problem[1] == "not-of-department")]


def _task_problems(snapshot: Snapshot, collab: Collab, task_id: str, task: Task) -> Iterator[Problem]:
    if task_id == "request":
        yield (), "reserved-id", {"value": task_id}
    request = collab.request
    takes_part = {request.department, *request.departments} if request else set()
    if task.department not in snapshot.departments:
        yield ("department",), "unknown-department", {"department": task.department}
    elif request and task.department not in takes_part:
        yield ("department",), *outsider(collab, request, task.department)
    if snapshot.member(task.owner) is None:
        yield ("owner",), "unknown-member", {"member": task.owner}
    elif snapshot.department_of(task.owner) != task.department:
        yield ("owner",), "not-of-department", {"member": task.owner, "department": task.department}
    if task.assignee and snapshot.member(task.assignee) is None:
        yield ("assignee",), "unknown-member", {"member": task.assignee}
    for number, helper in enumerate(task.helpers):
        if snapshot.member(helper) is None:
            yield ("helpers", number), "unknown-member", {"member": helper}
    yield from _links(collab, task_id, task)


def newly_named(before: Task | None, after: Task) -> list[str]:
    """Who is given a part in a task and had none; whoever had one and leaves is the coordinator's to replace."""
    present = {before.owner, before.doer, *before.helpers} if before else set()
    return sorted({after.owner, after.doer, *after.helpers} - present)


def leaving(snapshot: Snapshot, members: Iterable[str], day: date) -> list[Problem]:
    """Those who will have left by the day by which they are given something to do."""
    found = (member for member in map(snapshot.member, members) if member and member.until and member.until < day)
    return [((), "leaves-before", {"member": m.id, "until": m.until, "day": day}) for m in found]


def _links(collab: Collab, task_id: str, task: Task) -> Iterator[Problem]:
    request = collab.request
    if task.start and task.start > task.due:
        yield ("start",), "start-after-due", {"start": task.start, "due": task.due}
    if task.milestone and request and composed(task.milestone) not in {composed(m.name) for m in request.milestones}:
        yield ("milestone",), "unknown-milestone", {"milestone": task.milestone}
    for number, other in enumerate(task.depends_on):
        if other not in collab.tasks or other == task_id:
            yield ("depends_on", number), "unknown-task", {"task": other}
        elif _reaches(collab, other, task_id):
            yield ("depends_on", number), "dependency-cycle", {"task": other}


def _reaches(collab: Collab, start: str, goal: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        task = collab.tasks.get(todo.pop())
        for other in task.depends_on if task else ():
            if other == goal:
                return True
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return False
