"""Making and editing a plan: no statement is made; the plan is the record."""

import shlex
from collections.abc import Mapping, Sequence

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites, taken_over
from xcollab.app.acts.validation import validated
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.list_fields import replaced_lists, whole_lists
from xcollab.app.forms.stages.again import source_of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.schema.dataclass import replace
from xcollab.schema.plain import Plain
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.schema.value import Value
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import judge


def attempt(view: WorkspaceView, subject: Subject, form: Form, actor: str) -> Attempt:
    """The making or editing, as the rules want to know of it."""
    return Attempt(view.snapshot, _state(view, subject), subject.kind, subject.id, form.act, actor, actor)


def _state(view: WorkspaceView, subject: Subject) -> State:
    return view.state(subject.collab) if subject.collab in view.snapshot.collabs else State(Collab(subject.collab))


def plan_of(view: WorkspaceView, subject: Subject) -> Value | None:
    """The plan as it stands."""
    collab = view.snapshot.collabs.get(subject.collab)
    if collab is None:
        return None
    return collab.request if subject.kind == "request" else collab.tasks.get(subject.id)


def _present(view: WorkspaceView, subject: Subject) -> dict[str, Plain]:
    before = plan_of(view, subject)
    return before.dump() if before else {}


def compose(view: WorkspaceView, form: Form, subject: Subject, actor: str, filled: FormInput) -> ComposedAct:
    """The plan as it is to be."""
    plans = PendingWrites(view)
    model: type[Value] = Request if subject.kind == "request" else Task
    record = f"{subject.collab}/request" if subject.kind == "request" else f"{subject.collab}/tasks/{subject.id}"
    edited = plans.adopted(record, model) if form.act == "edit" else None
    before = edited.dump() if edited else _present(view, subject)
    said = whole_lists(form, filled.said, before)
    after = validated(model, taken_over(before, _defaults(view, subject, actor, said, before)), form, filled)
    if form.act == "edit" and after.dump() == _present(view, subject):
        raise Misused("nothing-to-change", command=form.typed)
    whole = attempt(view, subject, form, actor)
    if isinstance(after, Request):
        whole = whole._replace(request=after)
    elif isinstance(after, Task):
        whole = whole._replace(task=after)
    judge(whole)
    if form.act == "create":
        plans.new_plan(record, after)
    elif isinstance(after, Request):
        plans.change_request(subject.collab, after)
    elif isinstance(after, Task):
        plans.change_task(subject.collab, subject.id, after)
    collab = _state(view, subject).collab
    changed = replace(collab, request=after) if isinstance(after, Request) else collab
    if isinstance(after, Task):
        changed = replace(collab, tasks=Layered.over(collab.tasks).changed(subject.id, after))
    fields = _differing(_present(view, subject), after.dump()) if form.act == "edit" else ()
    notes = list(replaced_lists(form, filled, before, after.dump())) if form.edits and view.context.flags_typed else ()
    return ComposedAct(
        subject, form.act, actor, plans.writes, None, changed, fields, notes=notes,
        last_time=_last_time(view, subject, after) if form.act == "create" and isinstance(after, Request) else (),
    )  # fmt: skip


def _last_time(view: WorkspaceView, subject: Subject, request: Request) -> Sequence[str]:
    """What is to be known of what it was made from."""
    template = source_of(view, request)
    if template is None or request.start is None:
        return ()
    from xcollab.render.text.last_time import copied_request_lines
    from xcollab.workflow.views.from_template import copied_request

    made = copied_request(view.snapshot, template, request.start, view.days, request.department)
    command = shlex.join(["xcollab", "task", "copy", subject.collab])
    return copied_request_lines(view.render_context, template, request, made, command)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(key for key in {**after, **before} if before.get(key) != after.get(key))


def _defaults(
    view: WorkspaceView, subject: Subject, actor: str, said: Mapping[str, object], before: Mapping[str, object]
) -> dict[str, object]:
    """What is left out is the person at work, and the department of whoever is named."""
    filled = dict(said)
    if subject.kind == "request" and "requester" not in before:
        filled.setdefault("requester", actor)
        filled.setdefault("department", view.snapshot.department_of(str(filled["requester"])))
    if subject.kind == "task" and "owner" in filled and "department" not in before:
        filled.setdefault("department", view.snapshot.department_of(str(filled["owner"])))
    return filled
