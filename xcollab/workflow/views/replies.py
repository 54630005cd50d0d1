"""What answers a wait: the acts, with all that the state says of them already. Inbox, status, `why` and hints print these.

Whether somebody may is asked of the rulebook, with the content where there is no other than the state's.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from xcollab.errors import Refused
from xcollab.schema.names import place_of, subject_of
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.acts.draft import Draft, DraftContext
from xcollab.workflow.model.acceptors import remedy
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.authority import may_configure
from xcollab.workflow.model.obligations import Obligation, commented
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS
from xcollab.workflow.views.overdue import OF_A_TASK


class Reply(NamedTuple):
    """An act that would answer a wait."""

    kind: str
    """Of the subject: request, feedback, meeting, task, acceptance or issue; workspace for its settings."""
    act: str
    subject: str
    said: Mapping[str, Any] = MappingProxyType({})
    """By key, what the state says of it already; the rest is its author's to say."""
    target: str = ""
    """The name of the statement that it speaks about, where it is about one."""
    whole: bool = False
    """Nothing else need be said, so that it can be judged beforehand."""


_Replies = Callable[[Snapshot, State, Obligation], Iterator[Reply]]


def replies(snapshot: Snapshot, state: State, wait: Obligation, member: str, recorder: str = "") -> Iterator[Reply]:
    """All that a member may do about it, in the same way."""
    possible = _REPLIES[wait.kind](snapshot, state, wait)
    return (one for one in possible if allowed(snapshot, state, one, member, recorder))


def reply(snapshot: Snapshot, state: State, wait: Obligation, member: str, recorder: str = "") -> Reply | None:
    """The act by which a member may answer; None where the rulebook allows none, or does not let `recorder` type it."""
    return next(replies(snapshot, state, wait, member, recorder), None)


def allowed(snapshot: Snapshot, state: State, one: Reply, member: str, recorder: str = "") -> bool:
    """Whether a member may do it now, by the rulebook; with a recorder, whether that one may type it for the member."""
    if one.kind == "workspace":
        return recorder in ("", member) and may_configure(snapshot, member, snapshot.department_of(member))
    on = place_of(one.kind, state.collab.id, one.subject)
    target = state.collab.entry(on, one.target)
    attempt = Attempt(snapshot, state, one.kind, one.subject, one.act, member, recorder or member, target=target)
    try:
        speaks_as(attempt)
        if one.whole:
            judge(attempt._replace(entry=_entry(attempt, one, on)))
    except Refused:
        return False
    return True


def _entry(attempt: Attempt, one: Reply, on: str) -> Entry:
    """The statement that would be made of it."""
    said, state = dict(one.said), attempt.state
    make = ACTS[one.kind, one.act].draft
    draft = make(DraftContext(attempt.snapshot, state, one.subject, attempt.by), said) if make else Draft(said)
    moments = [entry.statement.at for entry in state.collab.entries]
    at = max(moments, default=datetime(2000, 1, 1, tzinfo=UTC)) + timedelta(seconds=1)
    recorded = {} if attempt.recorder == attempt.by else {"recorded_by": attempt.recorder, "via": "phone"}
    data = {"on": on, "act": one.act, "at": at, "by": attempt.by, "as": "any/one", **recorded, **draft.said}
    return Entry("", STATEMENTS[one.kind][one.act].model_validate(data))


def _on(kind: str, act: str, *, whole: bool = False, **said: Any) -> _Replies:
    """An act on the very subject of the wait."""

    def of(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
        subject = wait.collab if kind == "request" else wait.subject
        yield Reply(kind, act, "" if act == "create" else subject, said, whole=whole)

    return of


def _submit_request(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """What cannot be submitted as it stands is mended first."""
    yield Reply("request", "submit", wait.collab, whole=True)
    yield Reply("request", "edit", wait.collab)


def _name_acceptor(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    act, said = remedy(snapshot, state, date.min)
    yield Reply("request", act, wait.collab, said) if act else Reply("workspace", "member-add", "")


def _leaver_works(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """Their part goes to whoever stays; where nobody does, the task is cancelled."""
    yield Reply("task", "reassign" if wait.said else "cancel", wait.subject, dict(wait.said))


def _leaver_speaks(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """An admin names somebody of the department who stays, or adds somebody."""
    if wait.said:
        yield Reply("workspace", "department-edit", wait.subject, dict(wait.said))
    else:
        yield Reply("workspace", "member-add", "", {"department": wait.subject})


def _confirm_request(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """Conditions are taken note of by name."""
    noted = [department for department, feedback in state.feedback.items() if feedback.status == "conditions"]
    yield Reply("request", "confirm", wait.collab, {"acknowledged": noted} if noted else {}, whole=True)


def _judge(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    yield Reply("acceptance", "pass", wait.subject, {"party": wait.party}, whole=True)


def _comment(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """On a task, an issue or the request itself: what else there is has no comments of its own."""
    kind, _, subject = subject_of(commented(wait.on))
    yield Reply(kind, "comment", subject)


def _escalated(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
    """Whoever hears of it asks those who owe it; the coordinator may also move the date, or hold back the next step."""
    kind, _, subject = subject_of(commented(wait.on))
    owed = wait.of or wait
    yield Reply(kind, "comment", subject, {"mentions": owed.people[:1]})
    if owed.kind in OF_A_TASK:
        yield Reply("task", "reschedule", wait.subject)
    elif owed.kind in _HELD and not wait.held:
        yield Reply(_HELD[owed.kind], "hold", wait.subject)


_HELD: Mapping[str, str] = {
    "give-feedback": "feedback", "renew-feedback": "feedback", "judge": "task", "propose-solution": "issue",
}  # fmt: skip
"""By kind of wait, on what its escalation can be held back."""


def _of_statement(act: str) -> _Replies:
    def of(snapshot: Snapshot, state: State, wait: Obligation) -> Iterator[Reply]:
        kind, _, subject = subject_of(wait.on)
        yield Reply(kind, act, subject, {"of": wait.subject}, wait.subject, whole=True)

    return of


_REPLIES: Mapping[str, _Replies] = {
    "submit-request": _submit_request,
    "confirm-request": _confirm_request,
    "break-down": _on("task", "create"),
    "archive": _on("request", "archive"),
    "give-feedback": _on("feedback", "feedback"),
    "renew-feedback": _on("feedback", "feedback"),
    "answer-changes": _on("request", "revise"),
    "answer-decline": _on("request", "revise"),
    "confirm-task": _on("task", "confirm", whole=True),
    "renew-task": _on("task", "confirm", whole=True),
    "answer-declined": _on("task", "edit"),
    "start-task": _on("task", "progress", status="doing"),
    "log-task": _on("task", "progress"),
    "help": _comment,
    "go-on": _on("task", "progress", status="doing"),
    "hand-in": _on("acceptance", "submit"),
    "mend-returned": _on("acceptance", "submit"),
    "hand-in-anew": _on("acceptance", "submit"),
    "judge": _judge,
    "name-acceptor": _name_acceptor,
    "propose-solution": _on("issue", "propose"),
    "agree-solution": _on("issue", "agree", whole=True),
    "resolve-issue": _on("issue", "resolve"),
    "acknowledge": _of_statement("acknowledge"),
    "mentioned": _of_statement("acknowledge"),
    "date-moved": _of_statement("acknowledge"),
    "task-cancelled": _of_statement("acknowledge"),
    "handed-on": _of_statement("acknowledge"),
    "action-given": _of_statement("acknowledge"),
    "escalated": _escalated,
    "leaver-coordinates": _on("request", "handover"),
    "leaver-works": _leaver_works,
    "leaver-speaks": _leaver_speaks,
    "reply": _comment,
}
"""By kind of wait, the acts that answer it, the usual one first."""
