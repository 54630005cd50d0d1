"""A collaboration in memory, as views and forms see it; and a printed command, judged without a repository.

What stands in the command is read by the parser of the program and by the form; what it leaves out is answered as people would.
"""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from shlex import split
from typing import Any

from tests.support.matter import BEGINNING, DELIVERABLES, Story
from xcollab.app.acts.pending_writes import changed
from xcollab.app.forms.all_forms import EVERY
from xcollab.app.forms.filling import fill
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command_line import called_with, understood
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import XcollabError
from xcollab.schema.calendar import Calendar
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.schema.value import keys
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.layout import path_of
from xcollab.store.files.loading import Loaded
from xcollab.store.files.on_demand import OnDemand
from xcollab.store.files.public_calendar import work_days
from xcollab.words.labels import Language
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.configuring import may_configure
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import ACTS
from xcollab.workflow.time.business_days import WorkDays

ANSWERS: dict[tuple[str, str], dict[str, Any]] = {
    ("feedback", "feedback"): {"decision": "accept", "scope": ["s"]}, ("task", "progress"): {"status": "doing", "text": "t"},
    ("request", "archive"): {"went_well": ["w"]}, ("issue", "propose"): {"text": "t"}, ("acceptance", "submit"): DELIVERABLES,
    ("meeting", "minutes"): {"kind": "weekly", "held": "2024-07-02", "attendees": ["li"], "topics": ["t"]},
    ("issue", "resolve"): {"text": "t", "no_moves": True}, ("task", "reschedule"): {"to": "2024-08-03", "reason": "r"},
    ("task", "propose-date"): {"to": "2024-08-05", "reason": "r"}, ("task", "refuse-date"): {"reason": "r"},
    ("request", "revise"): {"reason": "r", "title": "Another title"}, ("task", "edit"): {"title": "Another title"},
    ("request", "refuse"): {"reason": "r"}, ("request", "cancel"): {"reason": "r"}, ("request", "handover"): {"to": "he"}, ("task", "cancel"): {"reason": "r"}, ("task", "split"): {"reason": "r", "into": [{"title": "One"}, {"title": "Two"}]}, ("request", "edit"): {"title": "Another title"},
    ("task", "create"): {"title": "T", "owner": "li", "due": "2024-08-01", "criteria": ["c"]},
    **{(kind, "hand-on"): {"to": "he"} for kind in ("meeting", "request")},
    **{(kind, "done"): {"note": "n"} for kind in ("meeting", "request")},
    **{(kind, "hand-on"): {"to": "li"} for kind in ("meeting", "request")},
    **{(kind, act): {"text": "t"} for kind in MACHINE_OF for act in ("comment", "object")},
    **{(kind, "nudge"): {"way": "phone"} for kind in ("request", "feedback", "task", "issue")},
    **{(kind, "hold"): {"reason": "r"} for kind in ("feedback", "task", "issue")},
}  # fmt: skip
"""By kind of subject and act, what people say where the command leaves it to them."""


class _Files:
    """The names of the files that a story would have."""

    def __init__(self, collab: Collab) -> None:
        self._records = [entry.record for entry in collab.entries] + [f"q3/tasks/{key}" for key in collab.tasks]

    def homes(self) -> list[str]:
        return ["collabs/q3"]

    def list(self, homes: object) -> list[tuple[str, str]]:
        return [(path_of(record), "") for record in self._records]


class StoryView(WorkspaceView):
    """What a use case looks at, of a story: as somebody, some days after the last word."""

    def __init__(self, story: Story, who: str, days: int = 0, language: Language = "en") -> None:
        self.context = Terminal(Path(), {"COLUMNS": "400"}, Random(1), language=language)
        self._states = {}
        self.revision = _Files(story.collab)  # type: ignore[assignment]  # what is looked for by its id has a file of that name
        self._now = (BEGINNING + timedelta(days=days, minutes=story.count)).isoformat()
        self.newest = False
        collabs = OnDemand(
            ["q3"], lambda wanted, *, whole: {"q3": story.collab}, lambda collab, *, keep: settled(collab)
        )
        self.loaded = Loaded(replace(story.snapshot, collabs=collabs), NOWHERE)
        self.days = _days(story.snapshot.workspace.name)
        self.present = True
        found = self.snapshot.member(who)
        assert found, who
        self.member = found


NOWHERE: Any = None
"""Where the files of a story lie."""


@cache
def _days(company: str) -> WorkDays:
    return work_days(Workspace(id="acme", name=company, language="en", admins=("qian",)), Calendar(), "en")


@cache
def _parsed(words: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The command that some words name, and its parameters."""
    typed = understood(words)
    assert typed and typed.command, f"not understood: {words}"
    return typed.path, called_with(typed.command, typed.values)


_FORMS = {form.typed: form for form in EVERY}


def refused(story: Story, who: str, command: str) -> str:
    """What the rulebook has against a printed command of somebody's; nothing where it is possible."""
    program, *words = split(command)
    assert program == "xcollab"
    name, given = _parsed(tuple(words))
    typed = dict(given)
    view = StoryView(story, who)
    form = _FORMS.get(name)
    try:
        if form is None:
            department = typed.get("department") or view.snapshot.department_of(who)
            return "" if may_configure(view.snapshot, who, department) else f"{who} may not {name}"
        judge(attempt_of(view, story, form, form.find(view, typed), typed))
    except XcollabError as refusal:
        return f"{who} {command}: {refusal.code} {refusal.arguments}"
    return ""


def refused_form(
    view: StoryView, story: Story, form: Form, subject: Subject, typed: dict[str, Any]
) -> XcollabError | None:
    """What the rulebook has against an act of whoever looks, filled in as people would; nothing where it is possible."""
    try:
        judge(attempt_of(view, story, form, subject, typed))
    except XcollabError as refusal:
        return refusal
    return None


def attempt_of(view: StoryView, story: Story, form: Form, subject: Subject, typed: dict[str, Any]) -> Attempt:
    """The act as it would be composed, with plans in place of files; raises what is wrong with a task that comes of it."""
    who, request = view.member.id, story.collab.request
    asked = {} if form.prefill and not form.prefill.flag else ANSWERS.get((subject.kind, form.act), {})
    said = asked | fill(Typing(view, subject.collab, ""), form, typed).said
    for part in said.get("without", ()):  # why, is asked for
        part.setdefault("reason", "r")
    if form.prefill and not form.prefill.flag:
        said = form.prefill.with_said(form.prefill.fields(view, subject), said)
    if form.becomes and "checks" in said:  # else, as it is printed, every criterion is asked for yet
        form, said = form.becomes(said)
    if subject.target:
        said["to" if form.act == "object" else "of"] = subject.target
    if form.act in ("create", "edit"):
        return _plan(view, story, form, subject, said)
    if (subject.kind, form.act) == ("request", "revise") and request:
        changes = {key: said.pop(key) for key in [*said] if key in keys(Request)}
        said |= {"before": request.dump(), "request": changed(request, changes)}
    entry, draft = story.draft(subject.kind, subject.id, subject.on, form.act, who, said)
    for name, task in () if ACTS[subject.kind, form.act].creates_by_itself else draft.new_tasks.items():
        judge(Attempt(view.snapshot, story.state, "task", name, "create", who, who, task=task))
    return story.attempt(entry, request=draft.request, task=draft.task)


def _plan(view: StoryView, story: Story, form: Form, subject: Subject, said: dict[str, Any]) -> Attempt:
    who = view.member.id
    plan: Any = story.collab.request if subject.kind == "request" else story.collab.tasks.get(subject.id)
    after = (plan.dump() if plan else {}) | said
    if subject.kind == "task":
        after = {"department": view.snapshot.department_of(after["owner"])} | after
    model = Request if subject.kind == "request" else Task
    plans: Any = {subject.kind: model.model_validate(after)}
    return Attempt(view.snapshot, story.state, subject.kind, subject.id, form.act, who, who, **plans)
