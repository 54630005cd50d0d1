"""Performing an act: what it is on, who says it, its form filled; composed and judged; kept. The same for every door."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts import copied_tasks, plan_edits, statements, task_end
from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.composed import ComposedAct, decided
from xcollab.app.acts.followers import carrying, with_followers
from xcollab.app.acts.speaker import Speaker
from xcollab.app.acts.statements import Utterance
from xcollab.app.context import Context
from xcollab.app.forms.filling import Written, fill, read_form, refuse_missing, take_document
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.forms.values import Typing
from xcollab.app.ids import named_after
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem
from xcollab.render.text.time.deadline import meant_line
from xcollab.store.yaml.reading import Document
from xcollab.store.yaml.writing import as_written
from xcollab.workflow.rules.doubtful_dates import CODES
from xcollab.workflow.rules.judge import speaks_as


class Performing:
    """One act under way, from what was typed on. Raises a refusal at once where its author may not do it at all.

    It is judged and kept in the `place`: the current branch, unless another one is given.
    """

    def __init__(
        self, context: Context, form: Form, typed: Mapping[str, object], written: Written | None = None,
        place: CurrentBranch | None = None,
    ) -> None:  # fmt: skip
        self.context, self.form = context, form
        self.place = place or CurrentBranch(context)
        self.view = self.place.first()
        actor = self.view.member.id
        self.subject = form.find(self.view, dict(typed))
        self._chosen = bool(typed.get("new_id"))
        self.typing = Typing(self.view, self.subject.collab, "")
        self.speaker = speaker(self.typing, actor, typed, form)
        self.typing.view = self.view = self.place.of(self.view, self.subject.collab, self.speaker.by)
        self._refuse_others()
        self.filled = fill(self.typing, form, typed, written)
        self.carrying = carrying(self.typing, typed)
        if form.prefill and (not form.prefill.flag or typed.get(form.prefill.flag)):
            before = form.prefill.fields(self.view, self.subject)
            self.filled.said = form.prefill.with_said(before, self.filled.said)
        if form.begun:
            self.filled.said = form.begun(self.view, self.filled.said) | self.filled.said

    def _refuse_others(self) -> None:
        view, form = self.view, self.form
        if form.recordable:
            speaks_as(statements.attempt(view, self.subject, form.act, self.speaker))
        elif (form.kind, form.act) != ("request", "create"):
            speaks_as(plan_edits.attempt(view, self.subject, form, self.speaker.by))

    def compose(self, view: WorkspaceView) -> ComposedAct:
        """The act against one state of the workspace; raises a refusal where it may not be."""
        if self.form.recordable:
            form, filled = self.form, self.filled
            if form.becomes:
                form, meant = form.becomes(filled.said)
                filled = filled.saying(meant)
            said = Utterance(form, self.subject, self.speaker, filled, self.typing.attached)
            if (form.kind, form.act) in (("task", "cancel"), ("task", "split")):
                return task_end.compose(view, said)
            return with_followers(view, statements.compose(view, said), self.speaker, self.carrying)
        if self.form.name == "copy":
            return copied_tasks.compose(view, self.subject, self.speaker.by)
        return plan_edits.compose(view, self.form, self._new_subject(), self.speaker.by, self.filled)

    def _new_subject(self) -> Subject:
        """What the plan is of; of a new one whose id nobody chose, named after its title."""
        subject = self.subject
        title = self.filled.said.get("title")
        if self._chosen or self.form.act != "create" or not isinstance(title, str):
            return subject
        name = named_after(title, subject.id)
        return subject._replace(id=name, collab=name if subject.kind == "request" else subject.collab)

    def decide(self, view: WorkspaceView) -> Decided:
        """The same, with its words."""
        made = decided(self.context, view, self.compose(view))
        understood = [f"  {meant_line(self.context.words, view.days, *one)}" for one in self.typing.understood.items()]
        return made._replace(told=lambda commit: [*understood, *made.told(commit)]) if understood else made

    def keep(self, keeping: Keeping = FOR_GOOD) -> Outcome:
        """Do it; raises a refusal where it may not be."""
        return keep(self.context, self.place, self.decide, keeping)

    def present(self) -> dict[str, object]:
        """What stands there now of what the form asks: of a plan that is edited, or of a request that is revised."""
        plan = None
        if self.form.edits:
            plan = plan_edits.plan_of(self.view, self.subject)
        stands = as_written(plan) if plan else {}
        return {field.key: stands[field.key] for field in self.form.fields if field.key in stands}

    def read(self, content: bytes, name: str) -> None:
        """Begin anew with a form written as YAML."""
        self.filled.forget()
        read_form(self.typing, self.form, content, name, self.filled)

    def fill(self, document: Document, name: str) -> None:
        """Take what a document says of it, or the part of one that is about it."""
        take_document(self.typing, self.form, document, name, self.filled)


def perform(
    context: Context,
    form: Form,
    given: Mapping[str, object],
    keeping: Keeping = FOR_GOOD,
    place: CurrentBranch | None = None,
) -> Outcome:
    """Perform an act: `given` are the values of its form by key, as people write them, with what it is on (`collab`, `task`,
    `issue`, `department`) and for whom it is recorded (`for_`, `via`, `evidence`). The outcome says what was recorded, its
    commit, who is waited for now, and what is worth knowing.

    Raises a refusal: something is missing or not understood, the author may not, the state does not allow it.
    """
    performing = Performing(context, form, given, place=place)
    refuse_missing(performing.typing, form, performing.filled)
    return performing.keep(keeping)


def doubted(decided: Decided) -> list[Problem]:
    """Dates of an act that are probably not meant: a person is asked before it is kept."""
    return [found for found in decided.findings if found.code in CODES]


def speaker(typing: Typing, actor: str, typed: Mapping[str, object], form: Form) -> Speaker:
    """Who says it: the person at work, or whoever it is recorded for; then how it was said has to be told."""
    if not typed.get("for_"):
        return Speaker(actor, actor)
    said: dict[str, Any] = {}
    for field in RECORDING:
        typing.flag = field.flag
        own = form.own(field.flag)  # who nudged by phone was heard by phone: one flag says both
        if given := typed.get(own.key if own else field.key):
            said[field.key] = field.kind.understood(typing, given)
        elif field.key == "via":
            words, flags = typing.view.context.words, typing.view.context.flags_typed
            named = words.aside(words.label("field", field.key), field.flag if flags else "")
            refusal = Misused("missing-options", missing=[named], command=form.typed)
            refusal.key = (field.key,)
            raise refusal
    return Speaker(said["for_"], actor, said["via"], said.get("evidence"))
