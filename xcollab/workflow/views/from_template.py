"""A template as plans from a first day on: every day a working day, nobody named who will have left by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xcollab.schema.plain import Plain
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.task import Task
from xcollab.schema.template import Template, TemplateTask
from xcollab.workflow.model.acceptors import stays
from xcollab.workflow.model.taking_over import proposed
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.offsets import first_day, placed


class Instead(NamedTuple):
    """Somebody who had a part last time and has it no more."""

    task: str
    """Empty for the request."""
    role: str
    """coordinator, acceptor, approver, owner, assignee or helper."""
    was: str
    now: str
    """Who is proposed; empty where nobody is."""


class CopiedRequest(NamedTuple):
    """What the request form is filled with."""

    fields: Mapping[str, Plain]
    instead: Sequence[Instead]
    gone: Sequence[str]
    """Departments that there are no more."""


class CopiedTasks(NamedTuple):
    """The tasks as they are proposed."""

    tasks: Mapping[str, Task]
    instead: Sequence[Instead]
    left_out: Mapping[str, str]
    """Tasks that cannot be had again, by id, with the department that takes no part or has nobody."""


def copied_request(
    snapshot: Snapshot, template: Template, start: date, days: WorkDays, department: str
) -> CopiedRequest:
    """The request that is made from a template; `department` is the requesting one."""
    due = placed(days, start, template.after)
    asked = dict.fromkeys(one for one in (*template.departments, template.department) if one != department)
    known = [one for one in asked if one in snapshot.departments]
    home = snapshot.department_of(template.coordinator) or template.department
    coordinator = proposed(snapshot, template.coordinator, home, template.coordinator_post, due)
    acceptor = _acceptor(snapshot, template, due, coordinator)
    approvers = [one for one in template.approvers if stays(snapshot, one.member, due)]
    fields: dict[str, Plain] = {
        "title": template.title,
        "background": template.background,
        "objectives": list(template.objectives),
        "departments": [*known],
        "due": due.isoformat(),
        "milestones": [
            {"name": one.name, "date": placed(days, start, one.after).isoformat()} for one in template.milestones
        ],
        "special_requirements": [
            one.dump() for one in template.special_requirements if one.department in (None, *known)
        ],
        "scope": list(template.scope),
        "exclusions": list(template.exclusions),
        "priority": template.priority,
        "start": first_day(days, start).isoformat(),
    }
    fields |= {"coordinator": coordinator, "acceptor": acceptor, "approvers": [one.dump() for one in approvers]}
    parts = [("coordinator", template.coordinator, coordinator), ("acceptor", template.acceptor or "", acceptor)]
    parts += [("approver", one.member, "") for one in template.approvers if one not in approvers]
    instead = [Instead("", role, was, now or "") for role, was, now in parts if was and was != now]
    return CopiedRequest(
        {key: value for key, value in fields.items() if value not in ([], None)},
        instead,
        [one for one in asked if one not in snapshot.departments],
    )


def _acceptor(snapshot: Snapshot, template: Template, due: date, coordinator: str | None) -> str | None:
    """Who accepts this time: never who coordinates, for one person does not give both verdicts."""
    if template.acceptor is None:
        return None
    home = snapshot.department_of(template.acceptor) or template.department
    found = proposed(snapshot, template.acceptor, home, template.acceptor_post, due)
    return None if found == coordinator else found


def copied_tasks(snapshot: Snapshot, template: Template, start: date, days: WorkDays, request: Request) -> CopiedTasks:
    """The tasks of a template for a request that begins on a day, as far as their departments take part in it."""
    instead: list[Instead] = []
    plans: dict[str, Task] = {}
    left_out: dict[str, str] = {}
    part = {request.department, *request.departments}
    for task in template.tasks:
        due = placed(days, start, task.after)
        owner = proposed(snapshot, task.owner, task.department, task.owner_post, due)
        if task.department not in part or owner is None:
            left_out[task.id] = task.department
            continue
        people = _People(snapshot, task, owner, due)
        instead += people.instead
        plans[task.id] = Task(
            title=task.title,
            description=task.description,
            department=task.department,
            owner=owner,
            assignee=people.assignee,
            helpers=people.helpers,
            start=None if task.begins is None else placed(days, start, min(task.begins, task.after)),
            due=due,
            criteria=task.criteria,
            milestone=task.milestone if task.milestone in {one.name for one in request.milestones} else None,
            depends_on=task.depends_on,
        )
    return CopiedTasks(
        {name: plan.model_copy(update={"depends_on": tuple(one for one in plan.depends_on if one in plans)})
         for name, plan in plans.items()}, instead, left_out,
    )  # fmt: skip


class _People:
    """Who works on a task beside its owner: those who are still there; where the assignee is not, the owner does it."""

    def __init__(self, snapshot: Snapshot, task: TemplateTask, owner: str, due: date) -> None:
        there = task.assignee not in (None, owner) and stays(snapshot, task.assignee or "", due)
        self.assignee = task.assignee if there else None
        self.helpers = tuple(one for one in task.helpers if one != owner and stays(snapshot, one, due))
        parts = [("owner", task.owner, owner), ("assignee", task.assignee or "", self.assignee or owner)]
        parts += [("helper", one, one if one in self.helpers else "") for one in task.helpers if one != owner]
        self.instead = [Instead(task.id, role, was, now) for role, was, now in parts if was and was != now]
