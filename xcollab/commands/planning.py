"""Plans from the command line: a new request or task, and the editing of one. No statement is made; the plan is the record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xcollab.commands.acting import validated
from xcollab.commands.asking import until_kept
from xcollab.commands.call import Call
from xcollab.commands.desk import Desk
from xcollab.commands.drafting import Draft
from xcollab.commands.editing import edit, template
from xcollab.commands.filled import Filled
from xcollab.commands.filling import complete, fill, read_form
from xcollab.commands.form import Form, Subject
from xcollab.commands.keeping import Decided, Here, keep
from xcollab.commands.kept import Kept, decided
from xcollab.commands.plans import Plans
from xcollab.commands.values import Typing
from xcollab.errors import Misused
from xcollab.schema.base import Value
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.store.yaml.writing import as_written
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import judge, speaks_as


def plan(call: Call, form: Form, typed: Mapping[str, Any]) -> int | None:
    """Create or edit the plan that a form describes."""
    desk = Desk(call)
    actor = desk.member.id
    subject = form.find(desk, dict(typed))
    typing = Typing(desk, subject.collab, "")
    if not (form.kind == "request" and form.act == "create"):
        speaks_as(_attempt(desk, subject, form, actor))
    filled = fill(typing, form, typed)
    begun = Draft(call, form, subject, actor, typed)
    editing = begun.offer(typing, filled) or typed.get("edit")

    def accept(blob: bytes) -> None:
        filled.forget()
        read_form(typing, form, blob, "form", filled)
        complete(typing, form, filled, form.typed)
        _compose(desk, form, subject, actor, filled)

    def decide(fresh: Desk) -> Decided:
        return decided(call, fresh, _compose(fresh, form, subject, actor, filled))

    with begun.kept(filled):
        if editing:
            before = _plan(desk, subject)
            present = as_written(before) if before else {}
            said = {field.key: present[field.key] for field in form.fields if field.key in present} | filled.said
            edit(call, filled, template(call.words, form, said), accept)
        complete(typing, form, filled, form.typed)
        return until_kept(typing, form, filled, lambda: keep(call, Here(call, desk), decide, typed, begun.landed))


def _attempt(desk: Desk, subject: Subject, form: Form, actor: str, **more: Any) -> Attempt:
    return Attempt(desk.snapshot, _state(desk, subject), subject.kind, subject.id, form.act, actor, actor, **more)


def _state(desk: Desk, subject: Subject) -> State:
    return desk.state(subject.collab) if subject.collab in desk.snapshot.collabs else State(Collab(subject.collab))


def _plan(desk: Desk, subject: Subject) -> Value | None:
    collab = desk.snapshot.collabs.get(subject.collab)
    if collab is None:
        return None
    return collab.request if subject.kind == "request" else collab.tasks.get(subject.id)


def _present(desk: Desk, subject: Subject) -> dict[str, Any]:
    before = _plan(desk, subject)
    return before.dump() if before else {}


def _compose(desk: Desk, form: Form, subject: Subject, actor: str, filled: Filled) -> Kept:
    plans = Plans(desk)
    model: type[Value] = Request if subject.kind == "request" else Task
    record = f"{subject.collab}/request" if subject.kind == "request" else f"{subject.collab}/tasks/{subject.id}"
    edited = plans.adopted(record, model) if form.act == "edit" else None
    before = edited.dump() if edited else _present(desk, subject)
    after = validated(model, before | _defaults(desk, subject, actor, filled.said, before), form, filled)
    if form.act == "edit" and after.dump() == _present(desk, subject):
        raise Misused("nothing-to-change", command=form.typed)
    about: dict[str, Any] = {"request": after} if isinstance(after, Request) else {"task": after}
    judge(_attempt(desk, subject, form, actor, **about))
    if form.act == "create":
        plans.new_plan(record, after)
    elif isinstance(after, Request):
        plans.change_request(subject.collab, after)
    elif isinstance(after, Task):
        plans.change_task(subject.collab, subject.id, after)
    collab = _state(desk, subject).collab
    changed = replace(collab, request=after) if isinstance(after, Request) else collab
    if isinstance(after, Task):
        changed = replace(collab, tasks={**collab.tasks, subject.id: after})
    fields = _differing(_present(desk, subject), after.dump()) if form.act == "edit" else ()
    return Kept(subject, form.act, actor, plans.writes, None, changed, fields)


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in {**after, **before} if before.get(key) != after.get(key))


def _defaults(
    desk: Desk, subject: Subject, actor: str, said: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """What is left out is the person at work, and the department of whoever is named."""
    filled = dict(said)
    if subject.kind == "request" and "requester" not in before:
        filled.setdefault("requester", actor)
        filled.setdefault("department", desk.snapshot.department_of(filled["requester"]))
    if subject.kind == "task" and "owner" in filled and "department" not in before:
        filled.setdefault("department", desk.snapshot.department_of(filled["owner"]))
    return filled
