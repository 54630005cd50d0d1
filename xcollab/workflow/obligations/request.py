"""Stages 1 to 3 and the end: what is owed on the request as a whole, and by the departments asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from xcollab.words import N_
from xcollab.workflow.model.acceptors import lacking, remedy
from xcollab.workflow.model.approvals import asked_since, lacking_approval, put_to
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.hearing import LADDER, OWING
from xcollab.workflow.model.last_answer import answer_again
from xcollab.workflow.model.state_machines import ASKED
from xcollab.workflow.obligations.kind import Answer, Known, ObligationKind, last_said
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.workflow.model.state import State


def _lacking(snapshot: Snapshot, state: State, subject: str) -> Iterator[Obligation]:
    request = state.collab.request
    if request is None or state.request.status == "draft" or not lacking(snapshot, state, date.min):
        return
    side = holders(Matter(snapshot, state, "", request), "requester")
    people = tuple(dict.fromkeys((state.request.coordinator, *side)))
    department = snapshot.department_of(people[0])
    yield Obligation(
        "name-acceptor", state.collab.id, subject, people, department, about=request.title, waiting=request.department
    )


def _remedy(snapshot: Snapshot, state: State, act: str) -> Known | None:
    found = remedy(snapshot, state, date.min)
    return found.said if found.act == act else None


NAME_ACCEPTOR = ObligationKind(
    "name-acceptor", 1, "request",
    N_("nobody else can accept the work for the requesting side: a second person is needed"), OWING,
    ("coordinator", "requester"),
    (Answer("request", "edit", lambda snapshot, state, owed: _remedy(snapshot, state, "edit")),
     Answer("request", "revise", lambda snapshot, state, owed: _remedy(snapshot, state, "revise")),
     Answer("request", "handover", lambda snapshot, state, owed: _remedy(snapshot, state, "handover")),
     Answer("workspace", "member-add", lambda snapshot, state, owed: _remedy(snapshot, state, "member-add"))),
    condition=N_("only the coordinator could judge for the requesting side"), find=_lacking,
    next_step=False,  # the acts that lead to it say so themselves
)  # fmt: skip

SUBMIT_REQUEST = ObligationKind(
    "submit-request", 1, "request", N_("submit the request"), OWING, ("requester",),
    (Answer("request", "submit", whole=True), Answer("request", "edit")),  # what cannot be submitted so is mended first
    states=("draft",), detail=lambda snapshot, state, owed: owed._replace(people=owed.people[:1]),
)  # fmt: skip


def _put_to(snapshot: Snapshot, state: State, subject: str) -> Iterator[Obligation]:
    request = state.collab.request
    for member in put_to(state) if request else ():
        asked = asked_since(state, member)
        yield Obligation(
            "approve-request", subject, subject, (member,), snapshot.department_of(member), since=asked[0].since,
            within=asked[-1].within, about=request.title if request else "", waiting=request.department if request else "",
            asked=asked,
        )  # fmt: skip


APPROVE_REQUEST = ObligationKind(
    "approve-request", 1, "request", N_("approve the request, or refuse it"), LADDER, ("approver",),
    (Answer("request", "approve", whole=True), Answer("request", "refuse")),
    condition=N_("the request names them; before the start, once every department accepted"), due="clock", find=_put_to,
    options=(("request", "approve"), ("request", "refuse")), problem=True, all_ways=True, whole_text=True,
    occasion=lambda state, owed: (last_said(state, "request", owed.collab, "revise"),),
)  # fmt: skip


def _refused(snapshot: Snapshot, state: State, subject: str) -> bool:
    return any(each.status == "refused" for each in state.approvals.values())


ANSWER_REFUSAL = ObligationKind(
    "answer-refusal", 1, "request", N_("the request was not approved: revise it, or cancel it"), OWING, ("coordinator",),
    (Answer("request", "revise"), Answer("request", "cancel")),
    states=ASKED, when=_refused, condition=N_("somebody who has to approve it refused"),
    options=(("request", "revise"), ("request", "cancel")),
    occasion=lambda state, owed: tuple(each.entry for each in state.approvals.values() if each.status == "refused"),
    problem=True, all_ways=True,
)  # fmt: skip


def _all_accepted(snapshot: Snapshot, state: State, subject: str) -> bool:
    return not lacking_approval(state) and all(state.accepts(department) for department in state.feedback)


def _since_the_last_answer(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    return owed._replace(since=max((f.entry.statement.at for f in state.feedback.values() if f.entry), default=None))


def _conditions_noted(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    """Conditions are taken note of by name."""
    noted = [department for department, feedback in state.feedback.items() if feedback.status == "conditions"]
    return {"acknowledged": noted} if noted else {}


CONFIRM_REQUEST = ObligationKind(
    "confirm-request", 2, "request", N_("every department accepted: confirm the request"), OWING, ("coordinator",),
    (Answer("request", "confirm", _conditions_noted, whole=True),),
    states=("submitted",), when=_all_accepted, condition=N_("every department accepted the present terms, and whoever has to approved them"),
    detail=_since_the_last_answer, options=(("request", "confirm"), ("request", "revise")),
    occasion=lambda state, owed: tuple(f.entry for f in state.feedback.values() if f.status == "conditions"),
)  # fmt: skip


def _since_confirmed(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    confirmed = state.request.confirmed
    return owed._replace(since=confirmed.statement.at if confirmed else None)


def _from_before(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    request = state.collab.request
    return {} if request and (request.copied_from or request.template) else None


BREAK_DOWN = ObligationKind(
    "break-down", 3, "request", N_("break the work down into tasks"), OWING, ("coordinator",),
    (Answer("task", "create", _from_before, form="copy"), Answer("task", "create")),
    states=("confirmed",), when=lambda snapshot, state, subject: not state.tasks, condition=N_("there is no task"),
    detail=_since_confirmed,
)  # fmt: skip


def _all_closed(snapshot: Snapshot, state: State, subject: str) -> bool:
    done = all(task.status in ("done", "cancelled") for task in state.tasks.values())
    return bool(state.tasks) and done and all(issue.status == "resolved" for issue in state.issues.values())


ARCHIVE = ObligationKind(
    "archive", 6, "request", N_("everything is closed: archive with what was learned"), OWING, ("coordinator",),
    (Answer("request", "archive"),),
    states=("confirmed",), when=_all_closed, condition=N_("every task done or cancelled, every issue resolved"),
)  # fmt: skip


def _of_the_department(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    return owed._replace(department=owed.subject, without=state.passed_over(owed.subject))


GIVE_FEEDBACK = ObligationKind(
    "give-feedback", 2, "feedback", N_("give the feedback of {department}"), LADDER, ("representative",),
    (Answer("feedback", "feedback"),),
    states=("unanswered",), due="clock", detail=_of_the_department,
)  # fmt: skip


def _as_before(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    """The last answer, where it took something on; what was wanted otherwise is to be thought over."""
    accepted = state.feedback[owed.subject].status in ("accept", "conditions")
    return answer_again(state, owed.subject) if accepted else None


def _asked_anew(snapshot: Snapshot, state: State, subject: str) -> bool:
    return not state.current(subject) and subject not in state.request.put_off


RENEW_FEEDBACK = ObligationKind(
    "renew-feedback", 2, "feedback", N_("the terms changed: renew the feedback of {department}"), LADDER, ("representative",),
    (Answer("feedback", "feedback", _as_before, whole=True, form="renew"), Answer("feedback", "feedback")),
    states=("accept", "conditions", "changes", "decline"), when=_asked_anew,
    condition=N_("the terms changed since"), due="clock", detail=_of_the_department, problem=True, renews=True,
)  # fmt: skip


def _still_asked(snapshot: Snapshot, state: State, subject: str) -> bool:
    return state.current(subject) and state.request.status == "submitted"


def _their_answer(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    return (state.feedback[owed.subject].entry,)


_BEFORE_WORK = N_("to the present terms, before the request is confirmed")
_OR_NOT_AT_ALL = (("request", "revise"), ("request", "cancel"))

ANSWER_CHANGES = ObligationKind(
    "answer-changes", 2, "feedback", N_("{asked} wants changes: revise the request, or talk to them"), OWING, ("coordinator",),
    (Answer("request", "revise"),),
    states=("changes",), when=_still_asked, condition=_BEFORE_WORK, options=_OR_NOT_AT_ALL, occasion=_their_answer, problem=True,
)  # fmt: skip

ANSWER_DECLINE = ObligationKind(
    "answer-decline", 2, "feedback", N_("{asked} declines: revise the request, or talk to them"), OWING, ("coordinator",),
    (Answer("request", "revise"),),
    states=("decline",), when=_still_asked, condition=_BEFORE_WORK, options=_OR_NOT_AT_ALL, occasion=_their_answer, problem=True,
)  # fmt: skip

KINDS = (
    NAME_ACCEPTOR, SUBMIT_REQUEST, APPROVE_REQUEST, ANSWER_REFUSAL, CONFIRM_REQUEST, BREAK_DOWN, ARCHIVE, GIVE_FEEDBACK, RENEW_FEEDBACK, ANSWER_CHANGES,
    ANSWER_DECLINE,
)  # fmt: skip
