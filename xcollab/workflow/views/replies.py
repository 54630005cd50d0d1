"""What answers an obligation: the acts, with all that the state says of them already. Inbox, status, `why` and hints print these.

Whether somebody may is asked of the rulebook, with the content where there is no other than the state's.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.schema.names import place_of, subject_of, thread_of
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.acts.draft import Draft, DraftContext
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.configuring import may_configure
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.kind import talked_about_on, when_escalated
from xcollab.workflow.obligations.nudges import asked_for_on
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS


class Reply(NamedTuple):
    """An act that would answer an obligation."""

    kind: str
    """Of the subject: request, feedback, meeting, task, acceptance or issue; workspace for its settings."""
    act: str
    subject: str
    said: Mapping[str, object] = MappingProxyType({})
    """By key, what the state says of it already; the rest is its author's to say."""
    target: str = ""
    """The name of the statement that it speaks about, where it is about one."""
    whole: bool = False
    """Nothing else need be said, so that it can be judged beforehand."""
    form: str = ""
    """The form that knows what is said already, where the act has another one for that."""


def replies(
    snapshot: Snapshot, state: State, obligation: Obligation, member: str, recorder: str = ""
) -> Iterator[Reply]:
    """All that a member may do about it, in the same way."""
    return (one for one in _possible(snapshot, state, obligation) if allowed(snapshot, state, one, member, recorder))


def _possible(snapshot: Snapshot, state: State, obligation: Obligation) -> Iterator[Reply]:
    for answer in when_escalated(kind_of(obligation)) if obligation.of else kind_of(obligation).answers:
        known = answer.known(snapshot, state, obligation)
        if known is not None:
            yield reply_by(answer.kind, answer.act, obligation)._replace(
                said=known, whole=answer.whole, form=answer.form
            )


def reply_by(kind: str, act: str, obligation: Obligation) -> Reply:
    """An act in answer to an obligation, on the subject that it is about; no kind means wherever the question was put."""
    on = talked_about_on(kind_of(obligation), obligation)
    match kind, act:
        case "", "comment":
            kind, _, subject = subject_of(thread_of(on))
            return Reply(kind, act, subject)
        case "", "nudge":
            return Reply(*_asked_for(obligation))
        case "", _:
            kind, _, subject = subject_of(on)
            return Reply(kind, act, subject, target=obligation.subject)
        case "workspace", "member-add":
            return Reply(kind, act, "")
        case (("request" | "meeting"), _):
            return Reply(kind, act, obligation.collab)
        case _, "create":
            return Reply(kind, act, "")
    return Reply(kind, act, obligation.subject)


def _asked_for(obligation: Obligation) -> tuple[str, str, str]:
    """Where somebody is nudged for it."""
    kind, subject = asked_for_on(kind_of(obligation), obligation.of or obligation)
    return kind, "nudge", subject


def reply(snapshot: Snapshot, state: State, obligation: Obligation, member: str, recorder: str = "") -> Reply | None:
    """The act by which a member may answer; None where the rulebook allows none, or does not let `recorder` type it."""
    return next(replies(snapshot, state, obligation, member, recorder), None)


def allowed(snapshot: Snapshot, state: State, one: Reply, member: str, recorder: str = "") -> bool:
    """Whether a member may do it now, by the rulebook; with a recorder, whether that one may type it for the member."""
    if one.kind == "workspace":
        added_to = str(one.said.get("department") or snapshot.department_of(member))
        department = added_to if one.act == "member-add" else None  # all else is for admins
        return recorder in ("", member) and may_configure(snapshot, member, department)
    on = place_of(one.kind, state.collab.id, one.subject)
    target = state.collab.entry(on, one.target)
    attempt = Attempt(snapshot, state, one.kind, one.subject, one.act, member, recorder or member, target=target)
    try:
        speaks_as(attempt)
        if one.whole:
            entry, draft = _stated(attempt, one, on)
            judge(attempt._replace(entry=entry, request=draft.request, task=draft.task))
            _judge_new(attempt, draft)
    except Refused:
        return False
    return True


def _judge_new(attempt: Attempt, draft: Draft) -> None:
    """The tasks that come of it are judged as new ones, by the same person."""
    if not ACTS[attempt.kind, attempt.act].creates_by_itself:
        for name, task in draft.new_tasks.items():
            judge(attempt._replace(kind="task", subject=name, act="create", target=None, task=task))


def _stated(attempt: Attempt, one: Reply, on: str) -> tuple[Entry, Draft]:
    """The statement that would be made of it, and what it was made of."""
    said, state = dict(one.said), attempt.state
    make = ACTS[one.kind, one.act].draft
    free = next(name for name in map("t-{}".format, count()) if name not in state.collab.tasks)
    scene = DraftContext(attempt.snapshot, state, one.subject, attempt.by, new_task=free)
    draft = make(scene, said) if make else Draft(said)
    moments = [entry.at for entry in state.collab.entries]
    at = max(moments, default=datetime(2000, 1, 1, tzinfo=UTC)) + timedelta(seconds=1)
    recorded = {} if attempt.recorder == attempt.by else {"recorded_by": attempt.recorder, "via": "phone"}
    data = {"on": on, "act": one.act, "at": at, "by": attempt.by, "as": "any/one", **recorded, **draft.said}
    return Entry("", STATEMENTS[one.kind][one.act].model_validate(data)), draft
