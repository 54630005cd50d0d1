"""What an obligation is, as data: who owes what, when it arises, by when, what answers it, what can be decided."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.schema.names import place_of
from xcollab.workflow.model.approvals import lacking_approval
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.hearing import Hearers
from xcollab.workflow.model.questions import Key
from xcollab.workflow.obligations.obligation import Obligation, which

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.workflow.model.state import State

Known = Mapping[str, object]


def _nothing(snapshot: "Snapshot", state: "State", owed: Obligation) -> Known | None:
    return {}


def saying(**known: object) -> "Callable[[Snapshot, State, Obligation], Known | None]":
    """What the answer says in any case."""
    return lambda snapshot, state, owed: known


class Answer(NamedTuple):
    """An act that answers it."""

    kind: str
    """Of its subject; `workspace` for a change of settings, empty for wherever the question was put."""
    act: str
    known: "Callable[[Snapshot, State, Obligation], Known | None]" = _nothing
    """By key, what the state says of it already, the rest is its author's to say; None where it is not the act to do."""
    whole: bool = False
    """Nothing else need be said, so that it can be judged beforehand."""
    form: str = ""
    """The form that knows what was said before and says it again, where the act has another one for that."""


def always(snapshot: "Snapshot", state: "State", subject: str) -> bool:
    """Nothing must hold beside the state."""
    return True


def _as_it_is(snapshot: "Snapshot", state: "State", owed: Obligation) -> Obligation:
    return owed


def _no_occasion(state: "State", owed: Obligation) -> "tuple[Entry | None, ...]":
    return ()


class ObligationKind(NamedTuple):
    """One obligation, declared whole."""

    name: str
    stage: int
    """Of the six; 0 where it can arise in any."""
    on: Literal["request", "feedback", "task", "issue", "statement"]
    """The kind of its subject."""
    sentence: str
    """What is owed. Placeholders: `subject`, `department`, `asked`, `party`, and `about` where its few words say it."""
    hears: Hearers
    """Who is told that it is owed, reminded of it, and told that it is late."""
    who: tuple[str, ...]
    """Capacities of those who owe it, the one to ask first."""
    answers: tuple[Answer, ...]
    """The acts that answer it, the usual one first."""
    states: tuple[str, ...] = ()
    """States of its subject in which it is owed; none where `find` tells."""
    when: "Callable[[Snapshot, State, str], bool]" = always
    """What must hold beside that."""
    condition: str = ""
    """The same in words, for `xcollab rules`."""
    due: Literal["", "clock", "task", "issue", "reply", "leaving", "action"] = ""
    """By when: a term from when it was asked, the date of its task, the date wanted for its issue, the date of a reply, a last day,
    the date that was agreed for an action.
    """
    detail: "Callable[[Snapshot, State, Obligation], Obligation]" = _as_it_is
    """What it carries otherwise than others on such a subject."""
    find: "Callable[[Snapshot, State, str], Iterator[Obligation]] | None" = None
    """What is owed on a subject, where neither state nor capacity tells."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be decided, for those who decide: machine and act."""
    occasion: "Callable[[State, Obligation], tuple[Entry | None, ...]]" = _no_occasion
    """The statements that led to it, which whoever owes it wants to read first."""
    quoted: bool = False
    """Its few words stand in what was said there, and are not repeated."""
    whole_text: bool = False
    """What was said is told whole, and not in a sentence alone: whoever answers stands for every word of it."""
    problem: bool = False
    """It is talked about in the weekly sync: no work in hand."""
    renews: bool = False
    """Terms changed since they were answered: it tells how."""
    next_step: bool = True
    """It is named after an act on the whole, as what comes next."""
    all_ways: bool = False
    """Each of its answers is offered, not the usual one alone."""
    each: bool = False
    """Each one asked owes it alone."""
    personal: bool = False
    """Nobody else can answer it, whoever is away."""
    raised_by: tuple[str, ...] = ()
    """Of a notice, the acts that raise it: somebody should know, and is asked nothing; nobody waits for it."""


_NEVER = datetime.min.replace(tzinfo=UTC)
_QUESTIONS = {"feedback": "feedback", "issue": "solution", "task": "date"}


def owed_on(kind: ObligationKind, snapshot: "Snapshot", state: "State", subject: str) -> Iterator[Obligation]:
    """What is owed of a kind on one subject."""
    if kind.find is not None:
        yield from kind.find(snapshot, state, subject)
    elif state.status(kind.on, subject) in kind.states and kind.when(snapshot, state, subject):
        matter = Matter(snapshot, state, subject, state.collab.request)
        people = tuple(dict.fromkeys(member for who in kind.who for member in holders(matter, who)))
        yield kind.detail(snapshot, state, _owed(kind, snapshot, state, subject, people))


def _owed(
    kind: ObligationKind, snapshot: "Snapshot", state: "State", subject: str, people: tuple[str, ...]
) -> Obligation:
    request = state.collab.request
    owed = Obligation(
        kind.name, state.collab.id, subject, people, snapshot.department_of(people[0]) if people else "",
        about=request.title if request else "", waiting=request.department if request else "",
    )  # fmt: skip
    match kind.on:
        case "feedback":
            entry = state.feedback[subject].entry
            owed = owed._replace(since=entry.at if entry else None)
        case "task":
            task = state.tasks[subject]
            owed = owed._replace(about=state.collab.tasks[subject].title, due=task.due, since=task.since)
        case "issue":
            from xcollab.schema.statements.issue import Opening

            issue = state.issues[subject]
            opening = issue.opening.said_as(Opening)
            owed = owed._replace(about=opening.title, due=opening.wanted_by, since=issue.since,
                                 waiting=snapshot.department_of(opening.by) or owed.waiting)  # fmt: skip
    return ticking(state, owed, Key(_QUESTIONS[kind.on], subject)) if kind.due == "clock" else owed


def ticking(state: "State", owed: Obligation, key: Key) -> Obligation:
    """With the clock of a question, if one runs."""
    question = state.questions.get(key)
    if question is None:
        return owed
    held = state.holds.get(owed.subject, _NEVER) > question.asked[-1].since
    return owed._replace(
        asked=question.asked, since=question.asked[0].since, within=question.asked[-1].within, held=held
    )


def last_said(state: "State", kind: str, subject: str, *acts: str) -> "Entry | None":
    """The newest statement of some acts in the thread of a subject."""
    thread = state.threads.of(place_of(kind, state.collab.id, subject))
    return next((entry for entry in reversed(thread) if entry.act in acts), None)


def talked_about_on(kind: ObligationKind, owed: Obligation) -> str:
    """Where it is talked about, as statements say it."""
    if owed.on:
        return owed.on
    if kind.on in ("task", "issue"):
        return place_of(kind.on, owed.collab, owed.subject)
    return place_of("request", owed.collab, owed.collab)


def when_escalated(kind: ObligationKind) -> tuple[Answer, ...]:
    """What those who hear of it may do: ask for it; the coordinator may move the date, hold the next step back, or begin without
    a department that is silent.
    """
    more: tuple[Answer, ...] = ()
    if kind.due == "task":
        more = (Answer("task", "reschedule"),)
    elif kind.due == "clock" and kind.on != "request":
        more = (Answer(kind.on, "hold", lambda snapshot, state, owed: None if owed.held else {}),)
    if kind.on == "feedback":
        more += (Answer("request", "confirm", _without_it),)
    return (Answer("", "nudge", _whom_and_which), *more)


def _whom_and_which(snapshot: "Snapshot", state: "State", owed: Obligation) -> Known | None:
    one = owed.of or owed
    return {"whom": one.people[0], **{key: value for key, value in which(one).items() if key != "party"}}


def _without_it(snapshot: "Snapshot", state: "State", owed: Obligation) -> Known | None:
    """Beginning without a department, where nobody else is waited for; conditions of the others are taken note of."""
    others = [name for name in state.feedback if name != owed.subject]
    if (
        state.request.status != "submitted"
        or lacking_approval(state)
        or not all(state.accepts(name) for name in others)
    ):
        return None
    noted = [name for name in others if state.feedback[name].status == "conditions"]
    return {**({"acknowledged": noted} if noted else {}), "without": [owed.subject]}
