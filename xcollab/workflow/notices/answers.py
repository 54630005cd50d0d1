"""The numbered answers of each obligation: what a reply to a mail can say without a terminal, as acts of the rulebook.

A digest prints them as a block of lines; whoever answers keeps the lines that hold and fills their blanks. Blanks are the keys of
the act's form, and are printed by the field's word; text behind a line that names no blank fills the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import Said, Word
from xcollab.words import N_
from xcollab.workflow.notices.notice import fingerprint
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.views.replies import Reply, allowed, reply_by

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.kind import Known
    from xcollab.workflow.obligations.obligation import Obligation


class NumberedAnswer(NamedTuple):
    """One line of a reply block."""

    name: Word | Said
    """What it says, in both languages."""
    kind: str
    """Of the act's subject; empty for wherever the question was put."""
    act: str
    said: Mapping[str, object]
    """What choosing the line says already, by key of the act's form."""
    blanks: tuple[str, ...] = ()
    """Keys that the reply fills, the first of which takes text that names none."""
    optional: tuple[str, ...] = ()
    """Those of the blanks that may stay empty."""
    form: str = ""
    """Of the obligation's own answers, the one that says again what was said before."""


NO_REPLY: tuple[NumberedAnswer, ...] = ()
"""What cannot be answered by a line: a plan is to be made or edited, or settings are to be changed. The command or page does it."""


def _decision(value: str, *blanks: str, optional: tuple[str, ...] = ()) -> NumberedAnswer:
    return NumberedAnswer(
        Word("decision", value), "feedback", "feedback", {"decision": value}, (*blanks, *optional), optional
    )


def _line(
    name: str, kind: str, act: str, *blanks: str, optional: tuple[str, ...] = (), **said: object
) -> NumberedAnswer:
    return NumberedAnswer(Said(name), kind, act, said, (*blanks, *optional), optional)


_FEEDBACK = (
    _decision("accept", "scope", optional=("resources", "risks")),
    _decision("conditions", "scope", "conditions", optional=("resources", "risks")),
    _decision("changes", "changes"),
    _decision("decline", "reason"),
)
_STANDS = _line(N_("my answer stands"), "feedback", "feedback")._replace(form="renew")
_TAKE_ON = _line(N_("take it on"), "task", "confirm")
_DECLINE = _line(N_("decline it"), "task", "decline", "reason")
_CALL_OFF = _line(N_("call it off"), "request", "cancel", "reason")
_SAY = _line(N_("say something about it"), "", "comment", "text")
_REPLY = _line(N_("reply"), "", "comment", "text")
_NOTED = _line(N_("take note"), "", "acknowledge")


def _log(status: str, *blanks: str) -> NumberedAnswer:
    return NumberedAnswer(Word("log", status), "task", "progress", {"status": status}, ("text", *blanks))


_GO_ON = (_log("doing"), _log("finished"), _log("needs-help", "needs"), _log("delayed", "forecast", "reason"))
_DELIVER = (_line(N_("submit"), "acceptance", "submit", "deliverables"), _log("delayed", "forecast", "reason"))

ANSWERS: Mapping[str, tuple[NumberedAnswer, ...]] = {
    "name-acceptor": NO_REPLY,
    "submit-request": (_line(N_("submit it"), "request", "submit"),),
    "approve-request": (_line(N_("approve it"), "request", "approve", optional=("note",)),
                        _line(N_("refuse it"), "request", "refuse", "reason")),
    "answer-refusal": (_SAY, _CALL_OFF),
    "confirm-request": (_line(N_("confirm it, conditions noted"), "request", "confirm"), _CALL_OFF),
    "break-down": NO_REPLY,
    "archive": (_line(N_("archive it"), "request", "archive", "went_well", optional=("went_badly", "root_causes")),),
    "give-feedback": _FEEDBACK,
    "renew-feedback": (_STANDS, *_FEEDBACK),
    "answer-changes": (_SAY, _CALL_OFF),
    "answer-decline": (_SAY, _CALL_OFF),
    "confirm-task": (_TAKE_ON, _DECLINE),
    "answer-declined": (_line(N_("give it to another owner"), "task", "reassign", "owner", "reason"),
                        _line(N_("cancel it"), "task", "cancel", "reason")),
    "task-outside": (_line(N_("give it to another owner"), "task", "reassign", "owner", "reason"),
                     _line(N_("cancel it"), "task", "cancel", "reason")),
    "start-task": (_log("doing"), _log("delayed", "forecast", "reason")),
    "mend-returned": _DELIVER,
    "log-task": _GO_ON,
    "help": (_REPLY,),
    "go-on": _GO_ON,
    "hand-in": _DELIVER,
    "judge": (
        _line(N_("pass"), "acceptance", "pass", optional=("note",)),
        _line(N_("pass with conditions"), "acceptance", "pass", "unmet", "follow_up_title", "follow_up_due"),
        _line(N_("return"), "acceptance", "return", "reason", "fixes", "fix_by", optional=("unmet",)),
    ),
    "hand-in-anew": _DELIVER[:1],
    "review-returned": (_line(N_("call them to it"), "", "comment", "text"),),
    "renew-task": (_line(N_("take on the new terms"), "task", "confirm"), _SAY),
    "answer-date": (_line(N_("agree to the date"), "task", "consent"), _line(N_("refuse it"), "task", "refuse-date", "reason")),
    "propose-solution": (_line(N_("propose a solution"), "issue", "propose", "text", optional=("ready_by",)),
                         _line(N_("pass it to another department"), "issue", "transfer", "department", "reason")),
    "agree-solution": (_line(N_("agree"), "issue", "agree", optional=("text",)), _line(N_("turn it down"), "issue", "reject", "reason")),
    "resolve-issue": (_line(N_("it is resolved, and no date moves"), "issue", "resolve", "text", optional=("revision",), no_moves=True),
                      _line(N_("it is resolved, and dates move"), "issue", "resolve", "text", "moves", optional=("revision",))),
    "acknowledge": (_line(N_("it is right"), "", "acknowledge"), _line(N_("I object"), "", "object", "text")),
    "reply": (_REPLY,),
    "do-action": (_line(N_("it is done"), "", "done", "note"), _line(N_("hand it on"), "", "hand-on", "to", optional=("reason",))),
    "leaver-coordinates": (_line(N_("hand the coordination over"), "request", "handover", "to", "reason"),),
    "leaver-accepts": NO_REPLY,
    "leaver-works": (_line(N_("give it to somebody else"), "task", "reassign", "reason", optional=("owner", "assignee")),),
    "leaver-speaks": NO_REPLY,
    "leaver-acts": (_line(N_("hand it on"), "", "hand-on", "to", optional=("reason",)),),
    "mentioned": (_REPLY, _NOTED),
    "date-moved": (_NOTED, _SAY),
    "date-refused": (_NOTED, _SAY),
    "proposal-void": (_NOTED, _SAY),
    "task-cancelled": (_NOTED, _SAY),
    "task-split": (_NOTED, _SAY),
    "handed-on": (_NOTED, _SAY),
}  # fmt: skip
"""By obligation, in the order of its table."""


class Choice(NamedTuple):
    """A numbered answer that is possible now, and the act it makes: on what, with what the state and the line say already."""

    answer: NumberedAnswer
    reply: Reply


def choices(snapshot: Snapshot, state: State, owed: Obligation, member: str) -> tuple[Choice, ...]:
    """The answers that a member may give to an obligation now, in their order; none of what was escalated to somebody."""
    if owed.of:
        return ()
    found = [Choice(answer, _made(snapshot, state, owed, answer)) for answer in ANSWERS[owed.kind]]
    found = [one for one in found if not one.answer.form or one.reply.said]  # there is nothing to say again
    possible = tuple(one for one in found if allowed(snapshot, state, one.reply, member))
    # Who may not pass the work may not return it either; a return is judged only once it is filled in.
    judges = owed.kind != "judge" or any(one.answer.act == "pass" and one.reply.whole for one in possible)
    return possible if judges else ()


def _made(snapshot: Snapshot, state: State, owed: Obligation, answer: NumberedAnswer) -> Reply:
    """With what the state knows of it where it is the obligation's own answer."""
    same = [one for one in kind_of(owed).answers if (one.kind, one.act) == (answer.kind, answer.act)]
    own = next((one for one in same if one.form == answer.form), same[0] if same else None)
    known: Known | None = own.known(snapshot, state, owed) if own else None
    made = reply_by(answer.kind, answer.act, owed)
    return made._replace(said={**(known or {}), **answer.said}, whole=set(answer.blanks) == set(answer.optional))


class Question(NamedTuple):
    """One thing that a digest asks, with the answers to choose from."""

    owed: Obligation
    choices: tuple[Choice, ...]


def numbers(questions: Sequence[Question]) -> Iterator[tuple[str, Question, Choice]]:
    """The lines of a reply block: `1`, `2` … of a single question; of several `1a`, `1b`, `2a` …, the question's number first."""
    alone = len(questions) == 1
    for number, question in enumerate(questions, start=1):
        for place, choice in enumerate(question.choices):
            yield (str(place + 1) if alone else f"{number}{'abcdefghij'[place]}"), question, choice


def identity(question: Question) -> str:
    """A question in words that are the same on every machine: part of the token that its block bears."""
    owed = question.owed
    lines = ",".join(f"{c.answer.kind}.{c.answer.act}" for c in question.choices)
    return f"{owed.kind} {owed.collab} {owed.subject} {owed.party} {lines}"


def token(workspace: str, member: str, message: str, questions: Sequence[Question]) -> str:
    """16 hexadecimal digits that a reply block bears, so that a reply is known to answer this message of this member."""
    return fingerprint(workspace, member, message, *map(identity, questions))
