"""An act that is a statement, composed against one state of the workspace, with the plans it changes, and judged."""

from collections.abc import Mapping
from typing import NamedTuple

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.speaker import Speaker
from xcollab.app.acts.validation import told, validated
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.list_fields import replaced_lists
from xcollab.app.ids import random_letters, statement_moment, statement_name
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem
from xcollab.schema.dataclass import replace
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.acts.draft import Draft, DraftContext, Said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.layered import Layered
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS


class Utterance(NamedTuple):
    """What somebody says, before it is judged: the form as they filled it, on what, and who they are."""

    form: Form
    subject: Subject
    speaker: Speaker
    filled: FormInput
    attached: Mapping[str, bytes]
    """The files that go with it, by their path below the collaboration."""

    @property
    def said(self) -> Said:
        """The fields of the statement, with the other statement that it speaks about."""
        key = "to" if self.form.act == "object" else "of"
        return {**self.filled.said, **({key: self.subject.target} if self.subject.target else {})}


def attempt(view: WorkspaceView, subject: Subject, act: str, speaker: Speaker) -> Attempt:
    """The act, as the rules want to know of it, before its content is known."""
    state, target = view.state(subject.collab), target_of(view, subject)
    known = Attempt(view.snapshot, state, subject.kind, subject.id, act, speaker.by, speaker.recorder)
    return known._replace(target=target)


def compose(view: WorkspaceView, utterance: Utterance) -> ComposedAct:
    """The act against one state of the repository: a statement, the plans it changes, and the judgement on them."""
    form, subject, speaker, filled, attached = utterance
    state, plans = view.state(subject.collab), PendingWrites(view)
    known = attempt(view, subject, form.act, speaker)
    as_before = speaks_as(known)
    with told(Request, form, filled):
        draft = _draft(view, plans, utterance)
    entry = spoken(view, utterance, as_before, draft, view.snapshot.collabs[subject.collab].entries)
    capacity = judge(known._replace(entry=entry, request=draft.request, task=draft.task))
    statement = entry.statement.model_copy(update={"as_": capacity})
    if draft.request:
        plans.change_request(subject.collab, draft.request)
    if draft.task:
        plans.change_task(subject.collab, subject.id, draft.task)
    for name, task in draft.new_tasks.items():
        if not ACTS[subject.kind, form.act].creates_by_itself:
            judge(attempt(view, Subject("task", subject.collab, name), "create", speaker)._replace(task=task))
        plans.new_plan(f"{subject.collab}/tasks/{name}", task)
    plans.add_statement(entry._replace(statement=statement))
    plans.add_attachments(subject.collab, attached)
    after = _with(state.collab, draft, subject).with_entries(entry._replace(statement=statement))
    notes = _notes(view, utterance, draft)
    return ComposedAct(
        subject, form.act, speaker.by, plans.writes, entry._replace(statement=statement), after, notes=notes
    )


def _draft(view: WorkspaceView, plans: PendingWrites, utterance: Utterance) -> Draft:
    form, subject, said = utterance.form, utterance.subject, utterance.said
    request = None
    if subject.kind == "request" and form.act in ("submit", "revise"):
        request = plans.request_to_be(subject.collab, said, form)
        if form.act == "revise":
            said["before"] = plans.stated_request(subject.collab).dump()
    state = view.state(subject.collab)
    scene = DraftContext(view.snapshot, state, subject.id, utterance.speaker.by, request, new_task_id(view))
    make = ACTS[subject.kind, form.act].draft
    return make(scene, said) if make else Draft(said)


def _notes(view: WorkspaceView, utterance: Utterance, draft: Draft) -> list[Problem]:
    """What is worth knowing of a request that is revised."""
    before = view.snapshot.collabs[utterance.subject.collab].request
    if utterance.form.act != "revise" or before is None or draft.request is None:
        return []
    if not view.context.flags_typed:  # whoever sees the list whole knows what falls out of it
        return []
    return list(replaced_lists(utterance.form, utterance.filled, before.dump(), draft.request.dump()))


def new_task_id(view: WorkspaceView) -> str:
    """The id of a task that an act makes."""
    return f"t-{random_letters(view.context)}"


def spoken(view: WorkspaceView, utterance: Utterance, capacity: str, draft: Draft, before: tuple[Entry, ...]) -> Entry:
    """The statement, said after all those before it."""
    form, subject, speaker = utterance.form, utterance.subject, utterance.speaker
    moment = statement_moment(view.now, before)
    data = {
        "on": subject.on, "act": form.act, "at": moment.isoformat(timespec="seconds"), "by": speaker.by,
        "as": capacity, **speaker.recorded, **draft.said,
    }  # fmt: skip
    model = STATEMENTS[subject.kind][form.act]
    statement = validated(model, data, form, utterance.filled)
    return Entry(statement_name(view.context, moment, speaker.by), statement)


def target_of(view: WorkspaceView, subject: Subject) -> Entry | None:
    """The statement that the act speaks about."""
    entries = view.snapshot.collabs[subject.collab].entries
    return next((e for e in entries if e.name == subject.target and e.on == subject.on), None)


def _with(collab: Collab, draft: Draft, subject: Subject) -> Collab:
    changed = replace(collab, request=draft.request) if draft.request else collab
    if draft.task:
        changed = replace(changed, tasks=Layered.over(changed.tasks).changed(subject.id, draft.task))
    for name, task in draft.new_tasks.items():
        changed = replace(changed, tasks=Layered.over(changed.tasks).changed(name, task))
    return changed
