"""Changing the roster: the departments and their members. Admins may; a lead may add members to the own department."""

from collections.abc import Callable, Mapping
from typing import Any

from xcollab.commands.call import Call
from xcollab.commands.command import Option
from xcollab.commands.desk import Desk
from xcollab.errors import Refused
from xcollab.render.acts import commit_message
from xcollab.schema.department import Department
from xcollab.store.changes import new_file, patched_file
from xcollab.store.saving import Write, check_writable, locked, save
from xcollab.words import N_
from xcollab.workflow.authority import may_configure

Change = Callable[[Desk], tuple[str, Department | None, Department]]
"""From the workspace to a department's id, what it was, and what it is to be."""

NAME = Option("name", ("--name",), N_("The name, in any script."))


def change(call: Call, act: str, subject: str, compose: Change, said: str, *, own_lead: bool = False) -> None:
    """Save one department, if the person at work may."""
    with locked(call.repository):
        desk = Desk(call)
        actor = desk.member.id
        department, before, after = compose(desk)
        if not may_configure(desk.snapshot, actor, department if own_lead else None):
            lead = desk.snapshot.departments[department].lead if own_lead and before else None
            people = [*desk.snapshot.workspace.admins, *((lead,) if lead else ())]
            raise Refused("not-admin", member=actor, people=people)
        path = f"departments/{department}.yaml"
        write: Write = patched_file(call.repository, path, before, after) if before else new_file(path, after)
        check_writable(call.repository, [write])
        message = commit_message(desk.snapshot.workspace.language, "people", act, subject, desk.snapshot.workspace.id)
        commit = save(call.repository, [write], message)
    call.say(call.words(said, subject=subject, department=department) + f" [{commit}]")


def updated(department: Department, changes: Mapping[str, Any]) -> Department:
    """The department with some fields replaced, validated anew."""
    return Department.model_validate(department.dump() | {key: value for key, value in changes.items() if value})
