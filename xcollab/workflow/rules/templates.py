"""What is wrong with a template: it names departments and people that there are, and its tasks refer to each other."""

from collections.abc import Iterator

from xcollab.schema.snapshot import Snapshot
from xcollab.schema.template import Template
from xcollab.workflow.model.finding import Finding

Key = tuple[str | int, ...]
Wrong = tuple[Key, str, dict[str, object]]


def template_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Of every template. Whoever has left may stay named: the one who is proposed instead is told when it is used."""
    for name, template in snapshot.templates.items():
        for key, code, arguments in (*_names(snapshot, template), *_tasks(template)):
            yield Finding(f"collab-templates/{name}", key, code, arguments)


def _names(snapshot: Snapshot, template: Template) -> Iterator[Wrong]:
    departments: list[tuple[Key, str]] = [(("department",), template.department)]
    departments += [(("departments", number), one) for number, one in enumerate(template.departments)]
    members: list[tuple[Key, str]] = [(("coordinator",), template.coordinator)]
    members += [(("acceptor",), template.acceptor)] if template.acceptor else []
    members += [(("approvers", place, "member"), one.member) for place, one in enumerate(template.approvers)]
    for number, task in enumerate(template.tasks):
        at: Key = ("tasks", number)
        departments.append(((*at, "department"), task.department))
        members.append(((*at, "owner"), task.owner))
        members += [((*at, "assignee"), task.assignee)] if task.assignee else []
        members += [((*at, "helpers", place), one) for place, one in enumerate(task.helpers)]
    for key, department in departments:
        if department not in snapshot.departments:
            yield key, "unknown-department", {"department": department}
    for key, member in members:
        if snapshot.member(member) is None:
            yield key, "unknown-member", {"member": member}


def _tasks(template: Template) -> Iterator[Wrong]:
    """An id stands once; a task waits for those of the template, and serves one of its milestones."""
    milestones = {one.name for one in template.milestones}
    waits = {task.id: task.depends_on for task in template.tasks}
    seen: set[str] = set()
    for number, task in enumerate(template.tasks):
        at: Key = ("tasks", number)
        if task.id in seen:
            yield (*at, "id"), "task-twice", {"task": task.id}
        seen.add(task.id)
        if task.milestone and task.milestone not in milestones:
            yield (*at, "milestone"), "unknown-milestone", {"milestone": task.milestone}
        for place, other in enumerate(task.depends_on):
            if other not in waits:
                yield (*at, "depends_on", place), "unknown-task", {"task": other}
            elif _reaches(waits, other, task.id):
                yield (*at, "depends_on", place), "dependency-cycle", {"task": other}


def _reaches(waits: dict[str, tuple[str, ...]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo += waits.get(here, ())
    return False
