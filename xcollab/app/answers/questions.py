"""What somebody may answer now, and by which words: from the obligations open for them, the rulebook and the forms of its acts."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from xcollab.app.answers.lines import flat
from xcollab.app.forms.all_forms import FORMS, form_of
from xcollab.app.forms.form import Field, Form
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Word, XcollabError
from xcollab.words.labels import LABELS, LANGUAGES
from xcollab.words.language import Words
from xcollab.words.spoken import said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.notices import answers
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of, obligations
from xcollab.workflow.obligations.task import begun_early
from xcollab.workflow.rules.judge import speaks_as
from xcollab.workflow.rules.rulebook import ACTS, row_for, rows
from xcollab.workflow.views.replies import replies

_SUBJECT = {"feedback": "department", "task": "task", "acceptance": "task", "issue": "issue", "request": "collab"}
"""By kind of subject, how a form is told what it is on."""


class Choice(NamedTuple):
    """One thing that can be answered."""

    form: Form
    on: str
    """The id of its subject."""
    preset: Mapping[str, object]
    """What the choice itself says, by key, such as the decision."""
    free: str
    """The key of the field that words without a label belong to; empty where the form has none."""
    carries: tuple[str, ...] = ()
    """Keys that this choice needs beyond what the form always asks."""
    foreign: frozenset[str] = frozenset()
    """Keys that belong to other choices of the same form alone."""
    target: str = ""
    """The statement that it speaks about, where it is about one."""
    also: frozenset[str] = frozenset()
    """Flat words by which a reply block calls it."""

    @property
    def field(self) -> Field | None:
        """The field that the choice is made in, where its act has several."""
        return next((field for field in self.form.fields if field.required and field.kind.name == "choice"), None)

    @property
    def word(self) -> Word:
        """What it is called."""
        if self.field and self.field.key in self.preset:
            return Word(self.field.kind.candidates, str(self.preset[self.field.key]))
        return Word("act", f"{self.form.kind}.{self.form.act}")

    def label(self, words: Words) -> str:
        """The same in a reader's language."""
        word = self.word
        return words(ACTS[self.form.kind, self.form.act].label) if word.group == "act" else words.label(*word)

    @property
    def words(self) -> frozenset[str]:
        """All flat words by which it can be said, in both languages."""
        return self.also | frozenset(words_of(*self.word))

    @property
    def explains(self) -> bool:
        """Whether it is made of reasons or a report, so that a *but* in it takes nothing back."""
        key = self.free
        required = any(field.key == key and field.required for field in self.form.fields)
        return required or key in ("reason", "conditions", "changes")


class Question(NamedTuple):
    """Something that somebody owes an answer to."""

    owed: Obligation
    choices: tuple[Choice, ...]

    @property
    def place(self) -> str:
        """What it is on, as people write it."""
        collab, subject = self.owed.collab, self.owed.subject
        return collab if subject == collab else f"{collab}/{subject}"

    def subject(self, choice: Choice) -> dict[str, object]:
        """What a choice is on, as its form is told."""
        collab = self.owed.collab
        if choice.target:
            return {"collab": collab, choice.form.arguments[0].name: choice.target}
        key = _SUBJECT[choice.form.kind]
        if key == "collab":
            return {"collab": collab}
        if key == "department":
            return {"collab": collab, "department": choice.on}
        return {key: f"{collab}/{choice.on}"}


def questions(view: WorkspaceView, collabs: list[str], speaker: str, recorder: str) -> list[Question]:
    """What a member may answer in some collaborations and what `recorder` may type for them: what they owe, first."""
    found: list[tuple[bool, Question]] = []
    for collab in collabs:
        state = view.state(collab)
        early = tuple(begun_early(view.snapshot, state))  # asked of nobody yet
        for owed in (*obligations(view.snapshot, state), *early):
            if owed.kind == "acknowledge":  # that is for the speaker alone to say
                continue
            choices = tuple(_choices(view, state, owed, speaker, recorder))
            if choices:
                found.append((speaker not in owed.people or owed in early, Question(owed, choices)))
    return [question for _, question in sorted(found, key=lambda each: each[0])]


def _choices(view: WorkspaceView, state: State, owed: Obligation, speaker: str, recorder: str) -> Iterator[Choice]:
    """The acts that answer it, and those that whoever owes it may do instead."""
    own = {(one.kind, one.act): one for one in replies(view.snapshot, state, owed, speaker, recorder)}
    for kind, act in dict.fromkeys((*own, *_instead(state, owed))):
        if (kind, act) not in own and not _may(
            Attempt(view.snapshot, state, kind, owed.subject, act, speaker, recorder)
        ):
            continue
        if kind in _SUBJECT and (kind, act) in FORMS and ACTS[kind, act].statement:
            one = own.get((kind, act))
            on, known = (one.subject, one.said) if one else (owed.subject, {})
            yield from variants(form_of(kind, act), on, state.status(MACHINE_OF[kind], on), known)


def _instead(state: State, owed: Obligation) -> Iterator[tuple[str, str]]:
    kind = kind_of(owed)
    for act in ACTS.values():
        machine = MACHINE_OF.get(act.kind)
        if machine != kind.on or act.states_plan or act.ends or act.statement is None:
            continue
        status = state.status(machine, owed.subject)
        asked = [rule for rule in rows(machine, act.name) if status in rule.sources and set(rule.who) & set(kind.who)]
        if asked and any(rule.target or rule.clock for rule in asked):
            yield act.kind, act.name


def _may(attempt: Attempt) -> bool:
    try:
        speaks_as(attempt)
    except XcollabError:
        return False
    return True


def variants(form: Form, on: str, status: str, known: Mapping[str, object]) -> Iterator[Choice]:
    """The choices of one act where its subject stands: one a value of the field that tells them apart, otherwise one."""
    machine = MACHINE_OF[form.kind]
    base = Choice(form, on, known, "")
    every = {rule.variant: rule.carries for rule in rows(machine, form.act) if rule.carries}
    if base.field is None or (base.field.key in known and not every):
        yield base._replace(free=_free(form, ()))
        return
    group = base.field.kind.candidates
    for value in LABELS[group]:
        rule = row_for(machine, form.act, value, status)
        if rule is None or known.get(base.field.key, value) != value:
            continue
        others = {key for variant, keys in every.items() if variant != value for key in keys} - set(rule.carries)
        preset = {**known, base.field.key: value}
        yield Choice(form, on, preset, _free(form, rule.carries), rule.carries, frozenset(others))


def _free(form: Form, carries: tuple[str, ...]) -> str:
    long = [field for field in form.fields if field.kind.name == "long text"]
    required = [field.key for field in long if field.required]
    carried = [key for key in carries if any(field.key == key for field in long)]
    optional = [field.key for field in long if field.key in ("text", "note")]
    return next(iter((*required, *reversed(carried), *optional)), "")


def words_for(choice: answers.Choice) -> frozenset[str]:
    """Flat words by which a line of a reply block is called, and its act besides."""
    name, reply = choice.answer.name, choice.reply
    called = {flat(Words(language).show(name)) for language in LANGUAGES}
    if isinstance(name, Word):
        return frozenset({*called, *words_of(*name)})
    known = (reply.kind, reply.act) in ACTS and (reply.kind, reply.act) in FORMS
    return frozenset({*called, *(words_of("act", f"{reply.kind}.{reply.act}") if known else ())})


def numbered_choice(state: State, owed: Obligation, choice: answers.Choice) -> Choice | None:
    """A line of a reply block as what can be answered; None where no form makes it, such as a change of settings."""
    reply, answer = choice.reply, choice.answer
    if reply.kind == "workspace" or not (reply.target or reply.kind in _SUBJECT):
        return None
    form = form_of(reply.kind, reply.act)
    status = state.status(MACHINE_OF[reply.kind], reply.subject) if reply.kind in MACHINE_OF else ""
    every = [*variants(form, reply.subject, status, reply.said)]
    same = next((one for one in every if all(one.preset.get(key) == value for key, value in reply.said.items())), None)
    free = next(
        (key for key in answer.blanks if any(f.key == key and (f.kind.long or f.kind.many) for f in form.fields)), ""
    )
    base = same or Choice(form, reply.subject, reply.said, free)
    return base._replace(free=base.free or free, target=reply.target, also=words_for(choice))


@cache
def words_of(group: str, value: str) -> tuple[str, ...]:
    """All words for a value or an act, flat, in both languages."""
    if group == "act":
        kind, _, act = value.partition(".")
        label = ACTS[kind, act].label
        named: tuple[str, ...] = (*(Words(language)(label) for language in LANGUAGES), form_of(kind, act).name)
    else:
        named = LABELS[group][value]
        if value not in LABELS["field"]:  # `conditions:` begins a field, and no answer
            named = (value, *named)
    return tuple(dict.fromkeys(flat(word) for word in (*named, *said(group, value))))


@cache
def every_word() -> frozenset[str]:
    """All words by which an answer can begin."""
    found: set[str] = set()
    for form in FORMS.values():
        field = Choice(form, "", {}, "").field
        if field and form.act in ("feedback", "progress"):
            found |= {
                word for value in LABELS[field.kind.candidates] for word in words_of(field.kind.candidates, value)
            }
        elif form.kind in _SUBJECT and (form.kind, form.act) in ACTS:
            found |= set(words_of("act", f"{form.kind}.{form.act}"))
    return frozenset(found)
