"""Stage 1, where somebody above has to approve: their word, and that the departments are asked only after it."""

from collections.abc import Mapping, Sequence

from xcollab.errors import Refused, Word
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements import request as stage_request
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.conditions import terms_read
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, answering, parts_of, without
from xcollab.workflow.acts.effects import with_request
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.acts.unrevised import request_at
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.approvals import lacking_approval
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.model.state import ApprovalState, Asking, FeedbackState, State
from xcollab.workflow.model.state_machines import ASKED


@condition("approvers-named", N_("those who approve are those of the request"))
def approvers_named(attempt: Attempt) -> None:
    """The fold believes the statement, whoever stands in the request later."""
    said = said_as(attempt.statement, stage_request.Submission)
    request = attempt.request or attempt.state.collab.request
    if request is not None and said.approvers != request.approvers:
        raise Refused("other-approvers", approvers=[one.member for one in request.approvers])


@condition("approved", N_("everybody approved who has to"))
def approved(attempt: Attempt) -> None:
    """Nobody is left whose word is missing, or who refused the present terms."""
    for member in lacking_approval(attempt.state):
        status = Word("approval", attempt.state.approvals[member].status)
        raise Refused("not-approved", member=member, status=status)


def put_to_departments(state: State, entry: Entry, departments: Sequence[str]) -> State:
    """Departments are asked, or put off until it is approved."""
    wanted = tuple(dict.fromkeys((*state.request.put_off, *departments)))
    if lacking_approval(state, "ask"):
        return with_request(state, replace(state.request, put_off=wanted))
    asking = Asking(entry, wanted, state.request.within)
    asked = {department: state.feedback.get(department, FeedbackState()) for department in wanted}
    state = replace(state, feedback={**state.feedback, **asked})
    return with_request(state, replace(state.request, put_off=(), asking=asking))


def approvals_after(state: State, said: stage_request.Revision) -> Mapping[str, ApprovalState]:
    """Who has to approve after a revision: where the terms changed, or in answer to a refusal, they are asked again."""
    fields = {change.field: change.to for change in said.changes}
    named = {member: each.before for member, each in state.approvals.items()}
    if "approvers" in fields:
        told = parts_of({"is": fields["approvers"]}, "is")
        named = {str(one["member"]): str(one["before"]) for one in told if {"member", "before"} <= one.keys()}
    again = not fields.keys().isdisjoint((*fingerprints.TERMS_OF_REQUEST, "special_requirements"))
    asked, found = Clock(said.at, said.within), {}
    for member, before in named.items():
        was = state.approvals.get(member, ApprovalState(before, ()))
        if again or was.status == "refused" or not was.asked:
            was = ApprovalState(before, (*(was.asked if was.status == "unanswered" else ()), asked))
        found[member] = replace(was, before=before)
    return found


@condition("not-yet-approved", N_("they have not approved these terms yet"))
def _not_approved(attempt: Attempt) -> None:
    if attempt.state.approvals[attempt.by].status == "approved":
        raise Refused("already-approved", member=attempt.by)


def _answered(scene: DraftContext, said: Said) -> Draft:
    return Draft(answering(said, fingerprints.approval_terms(scene.plan)))


def _with_answer(state: State, entry: Entry, status: str) -> State:
    """An answer to terms that do not stand any more, as a merge may bring it, is none."""
    said, was = entry.statement, state.approvals.get(entry.statement.by)
    assert isinstance(said, stage_request.Approval | stage_request.Refusal)
    read = request_at(state, entry)
    if was is None or read is None or said.answers != fingerprints.approval_terms(read):
        return state
    return replace(state, approvals={**state.approvals, said.by: replace(was, status=status, entry=entry)})


def _approve(state: State, entry: Entry, rule: Rule) -> State:
    after = _with_answer(state, entry, "approved")
    return put_to_departments(after, entry, ()) if after.request.put_off else after


APPROVE = Act(
    "request", "approve", N_("approve the request"), N_("{who} approved {subject}"), ("coordinator", "requester", "asked-departments"),
    (Rule("request", "approve", ASKED, "", ("approver",), request=ASKED, needs=(_not_approved, terms_read), clock="asks"),),
    stage_request.Approval, draft=_answered, stripped=without("answers"), effect=_approve,
    note=N_("The last approval that the departments wait for puts the request to them."),
)  # fmt: skip

REFUSE = Act(
    "request", "refuse", N_("refuse the request"), N_("{who} did not approve {subject}: {reason}"), ("coordinator", "requester"),
    (Rule("request", "refuse", ASKED, "", ("approver",), request=ASKED, needs=(_not_approved, terms_read)),),
    stage_request.Refusal, draft=_answered, stripped=without("answers"),
    effect=lambda state, entry, rule: _with_answer(state, entry, "refused"),
)  # fmt: skip

ACTS = (APPROVE, REFUSE)
