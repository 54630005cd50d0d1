"""An act that is a statement, composed against one state of the workspace, with the plans it changes, and judged."""

from dataclasses import replace
from typing import Any

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.speaker import Speaker
from xcollab.app.acts.validation import told, validated
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.values import Typing
from xcollab.app.ids import random_letters, statement_moment, statement_name
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.acts.draft import Draft, DraftContext
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS


def attempt(view: WorkspaceView, subject: Subject, act_name: str, speaker: Speaker, **more: Any) -> Attempt:
    """The act, as the rules want to know of it."""
    state = view.state(subject.collab)
    return Attempt(view.snapshot, state, subject.kind, subject.id, act_name, speaker.by, speaker.recorder, **more)


def compose(
    view: WorkspaceView, form: Form, subject: Subject, speaker: Speaker, typing: Typing, filled: FormInput
) -> ComposedAct:
    """The act against one state of the repository: a statement, the plans it changes, and the judgement on them."""
    state, plans = view.state(subject.collab), PendingWrites(view)
    target = target_of(view, subject)
    as_before = speaks_as(attempt(view, subject, form.act, speaker, target=target))
    said = dict(filled.said)
    if subject.target:
        said["to" if form.act == "object" else "of"] = subject.target
    new_task = f"t-{random_letters(view.context)}"
    with told(Request, form, filled):
        draft = _draft(view, plans, state, form, subject, speaker, said, new_task)
    entry = _entry(view, form, subject, speaker, as_before, draft, filled)
    whole = attempt(
        view, subject, form.act, speaker, entry=entry, request=draft.request, task=draft.task,
        target=target,
    )  # fmt: skip
    capacity = judge(whole)
    statement = entry.statement.model_copy(update={"as_": capacity})
    if draft.request:
        plans.change_request(subject.collab, draft.request)
    if draft.task:
        plans.change_task(subject.collab, subject.id, draft.task)
    for name, task in draft.new_tasks.items():
        if not ACTS[subject.kind, form.act].creates_by_itself:
            judge(attempt(view, Subject("task", subject.collab, name), "create", speaker, task=task))
        plans.new_plan(f"{subject.collab}/tasks/{name}", task)
    plans.add_statement(entry._replace(statement=statement))
    plans.add_attachments(subject.collab, typing.attached)
    after = _with(state.collab, draft, subject).with_entries(entry._replace(statement=statement))
    return ComposedAct(subject, form.act, speaker.by, plans.writes, entry._replace(statement=statement), after)


def _draft(
    view: WorkspaceView,
    plans: PendingWrites,
    state: State,
    form: Form,
    subject: Subject,
    speaker: Speaker,
    said: dict[str, Any],
    new_task: str,
) -> Draft:
    request = None
    if subject.kind == "request" and form.act in ("submit", "revise"):
        request = plans.request_to_be(subject.collab, said, form.act)
        if form.act == "revise":
            said["before"] = plans.stated_request(subject.collab).dump()
    scene = DraftContext(view.snapshot, state, subject.id, speaker.by, request, new_task)
    make = ACTS[subject.kind, form.act].draft
    return make(scene, said) if make else Draft(said)


def _entry(
    view: WorkspaceView, form: Form, subject: Subject, speaker: Speaker, capacity: str, draft: Draft, filled: FormInput
) -> Entry:
    moment = statement_moment(view.now, view.snapshot.collabs[subject.collab].entries)
    data = {
        "on": subject.on, "act": form.act, "at": moment.isoformat(timespec="seconds"), "by": speaker.by,
        "as": capacity, **speaker.recorded, **draft.said,
    }  # fmt: skip
    model = STATEMENTS[subject.kind][form.act]
    statement = validated(model, data, form, filled)
    return Entry(statement_name(view.context, moment, speaker.by), statement)  # type: ignore[arg-type]


def target_of(view: WorkspaceView, subject: Subject) -> Entry | None:
    """The statement that the act speaks about."""
    entries = view.snapshot.collabs[subject.collab].entries
    return next((e for e in entries if e.name == subject.target and e.statement.on == subject.on), None)


def _with(collab: Collab, draft: Draft, subject: Subject) -> Collab:
    changed = replace(collab, request=draft.request) if draft.request else collab
    if draft.task:
        changed = replace(changed, tasks={**changed.tasks, subject.id: draft.task})
    return replace(changed, tasks={**changed.tasks, **draft.new_tasks})
