"""One act from the command line: find what it is on, fill its form, let the rulebook judge it, keep it, say what it led to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from xcollab.commands.asking import until_kept
from xcollab.commands.call import Call
from xcollab.commands.checking import shown
from xcollab.commands.desk import Desk
from xcollab.commands.drafting import Draft as Begun
from xcollab.commands.editing import edit, template
from xcollab.commands.filled import Filled
from xcollab.commands.filling import complete, fill, read_form
from xcollab.commands.form import Field, Form, Subject
from xcollab.commands.ids import random_letters, statement_moment, statement_name
from xcollab.commands.keeping import Decided, Here, keep
from xcollab.commands.kept import Kept, decided
from xcollab.commands.plans import Plans
from xcollab.commands.questions import ask
from xcollab.commands.values import Typing, file, word
from xcollab.errors import Misused
from xcollab.schema.base import Value
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry
from xcollab.store.yaml.problems import problems_of
from xcollab.store.yaml.reading import Document
from xcollab.store.yaml.writing import as_written
from xcollab.words import N_
from xcollab.workflow.acts.draft import Draft, Scene
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS

if TYPE_CHECKING:
    from xcollab.commands.proposing import Branch


class Speaker(NamedTuple):
    """Who says it, who types it, and how the one heard it from the other."""

    by: str
    recorder: str
    via: str | None = None
    evidence: dict[str, str] | None = None

    @property
    def recorded(self) -> dict[str, Any]:
        """The fields that tell of a recording (代录); none where people speak for themselves."""
        if self.by == self.recorder:
            return {}
        evidence = {"evidence": self.evidence} if self.evidence else {}
        return {"recorded_by": self.recorder, "via": self.via, **evidence}


def act(call: Call, form: Form, typed: Mapping[str, Any]) -> int | None:
    """Do the act that a form describes."""
    proposing = _proposing(call, typed)
    desk = proposing.desk() if proposing else Desk(call)
    actor = desk.member.id
    subject = form.find(desk, dict(typed))
    typing = Typing(desk, subject.collab, "")
    speaker = _speaker(typing, actor, typed, form)
    if proposing:
        typing.desk = desk = proposing.desk_of(desk, subject.collab, speaker.by)
    speaks_as(_attempt(desk, subject, form.act, speaker, target=_target(desk, subject)))
    filled = fill(typing, form, typed)
    if form.prefill and typed.get(form.prefill.flag):
        filled.said = form.prefill.fields(desk, subject) | filled.said
    begun = Begun(call, form, subject, speaker.by, typed)
    editing = begun.offer(typing, filled) or typed.get("edit")

    def decide(fresh: Desk) -> Decided:
        return decided(call, fresh, _compose(fresh, form, subject, speaker, typing, filled, typed))

    with begun.kept(filled):
        if editing:
            _edit(call, typing, form, filled, lambda: _compose(desk, form, subject, speaker, typing, filled, typed))
        place = proposing or Here(call, desk)
        complete(typing, form, filled, form.typed)
        return until_kept(typing, form, filled, lambda: keep(call, place, decide, typed, begun.landed))


def _proposing(call: Call, typed: Mapping[str, Any]) -> "Branch | None":
    if not typed.get("pr"):
        return None
    from xcollab.commands.proposing import Branch

    return Branch(call, typed)


def _edit(call: Call, typing: Typing, form: Form, filled: Filled, attempt: Any) -> None:
    def accept(blob: bytes) -> None:
        filled.forget()
        read_form(typing, form, blob, "form", filled)
        complete(typing, form, filled, form.typed)
        attempt()

    request = typing.desk.snapshot.collabs[typing.collab].request
    present = as_written(request) if request and form.act == "revise" else {}
    known = {field.key: present[field.key] for field in form.fields if field.key in present}
    edit(call, filled, template(call.words, form, known | filled.said), accept)


def _speaker(typing: Typing, actor: str, typed: Mapping[str, Any], form: Form) -> Speaker:
    if not typed.get("for_"):
        return Speaker(actor, actor)
    by = typing.desk.person(typed["for_"])
    typing.flag = "--via"
    via = word("via")(typing, typed["via"]) if typed.get("via") else _asked_via(typing, form)
    return Speaker(by, actor, via, file(typing, typed["evidence"]) if typed.get("evidence") else None)


def _asked_via(typing: Typing, form: Form) -> str:
    """How it was said, from whoever records it."""
    words = typing.desk.call.words
    if not typing.desk.call.interactive:
        missing = [words.aside(words.label("field", "via"), "--via")]
        raise Misused("missing-options", missing=missing, command=form.typed)
    filled = Filled()
    ask(
        typing,
        form,
        [Field("via", "--via", N_("How they said it: phone, chat, meeting or mail."), word("via"))],
        filled,
    )
    return str(filled.said["via"])


def _attempt(desk: Desk, subject: Subject, act_name: str, speaker: Speaker, **more: Any) -> Attempt:
    state = desk.state(subject.collab)
    return Attempt(desk.snapshot, state, subject.kind, subject.id, act_name, speaker.by, speaker.recorder, **more)


def _compose(
    desk: Desk, form: Form, subject: Subject, speaker: Speaker, typing: Typing, filled: Filled, typed: Mapping[str, Any]
) -> Kept:
    """The act against one state of the repository: a statement, the plans it changes, and the judgement on them."""
    state, plans = desk.state(subject.collab), Plans(desk)
    target = _target(desk, subject)
    as_before = speaks_as(_attempt(desk, subject, form.act, speaker, target=target))
    said = dict(filled.said)
    if subject.target:
        said["to" if form.act == "object" else "of"] = subject.target
    new_task = f"t-{random_letters(desk.call)}"
    with told(Request, form, filled):
        draft = _draft(desk, plans, state, form, subject, speaker, said, new_task)
    entry = _entry(desk, form, subject, speaker, as_before, draft, filled)
    attempt = _attempt(
        desk, subject, form.act, speaker, entry=entry, request=draft.request, task=draft.task,
        target=target,
    )  # fmt: skip
    capacity = judge(attempt)
    statement = entry.statement.model_copy(update={"as_": capacity})
    if draft.request:
        plans.change_request(subject.collab, draft.request)
    if draft.task:
        plans.change_task(subject.collab, subject.id, draft.task)
    for name, task in draft.new_tasks.items():
        if not ACTS[subject.kind, form.act].creates_by_itself:
            judge(_attempt(desk, Subject("task", subject.collab, name), "create", speaker, task=task))
        plans.new_plan(f"{subject.collab}/tasks/{name}", task)
    plans.add_statement(entry._replace(statement=statement))
    plans.add_attachments(subject.collab, typing.attached)
    after = _with(state.collab, draft, subject).with_entries(entry._replace(statement=statement))
    return Kept(subject, form.act, speaker.by, plans.writes, entry._replace(statement=statement), after)


def _draft(
    desk: Desk,
    plans: Plans,
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
    scene = Scene(desk.snapshot, state, subject.id, speaker.by, request, new_task)
    make = ACTS[subject.kind, form.act].draft
    return make(scene, said) if make else Draft(said)


def _entry(
    desk: Desk, form: Form, subject: Subject, speaker: Speaker, capacity: str, draft: Draft, filled: Filled
) -> Entry:
    moment = statement_moment(desk.now, desk.snapshot.collabs[subject.collab].entries)
    data = {
        "on": subject.on, "act": form.act, "at": moment.isoformat(timespec="seconds"), "by": speaker.by,
        "as": capacity, **speaker.recorded, **draft.said,
    }  # fmt: skip
    model = STATEMENTS[subject.kind][form.act]
    statement = validated(model, data, form, filled)
    return Entry(statement_name(desk.call, moment, speaker.by), statement)  # type: ignore[arg-type]


def validated(model: type[Value], data: dict[str, Any], form: Form, filled: Filled) -> Value:
    """The model of what was said; a mistake is told with its flag, or with its line where a file was read."""
    with told(model, form, filled):
        return model.model_validate(data)


@contextmanager
def told(model: type[Value], form: Form, filled: Filled) -> Iterator[None]:
    """What is wrong with a value of the form, as a refusal."""
    try:
        yield
    except ValidationError as error:
        problem = next(problems_of("", error, model, Document({}, {})))
        key = tuple(error.errors()[0]["loc"])
        field = next((field for field in form.fields if key and field.key == key[0]), None)
        where = filled.where(key) or (field.flag if field else "")
        refusal = Misused(problem.code, where=where, **{**problem.arguments, **shown(field)})
        refusal.key = key
        raise refusal from None


def _target(desk: Desk, subject: Subject) -> Entry | None:
    entries = desk.snapshot.collabs[subject.collab].entries
    return next((e for e in entries if e.name == subject.target and e.statement.on == subject.on), None)


def _with(collab: Collab, draft: Draft, subject: Subject) -> Collab:
    changed = replace(collab, request=draft.request) if draft.request else collab
    if draft.task:
        changed = replace(changed, tasks={**changed.tasks, subject.id: draft.task})
    return replace(changed, tasks={**changed.tasks, **draft.new_tasks})
