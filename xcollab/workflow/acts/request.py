"""Stage 1, and what changes the whole: the acts on a request."""

from xcollab.errors import Refused, Word
from xcollab.schema.dataclass import replace
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statements import request as stage_request
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.action import OF_ARCHIVES, Agreed, agreed
from xcollab.workflow.acts.approval import approvals_after, approved, approvers_named, put_to_departments
from xcollab.workflow.acts.binding import plan_says_so, request_known
from xcollab.workflow.acts.conditions import refuse_first
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of, without
from xcollab.workflow.acts.effects import with_request
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.acts.unrevised import unrevised
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.acceptors import acceptor_problems
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.date_changes import redated
from xcollab.workflow.model.hearing import NOBODY
from xcollab.workflow.model.plan_references import leaving, outsider, request_problems
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.model.state import ApprovalState, State
from xcollab.workflow.model.state_machines import ASKED, EARLY


@condition("people-known", N_("everybody named exists"))
def _people_known(attempt: Attempt) -> None:
    request = attempt.request or attempt.state.collab.request
    if request is not None:
        before = attempt.state.collab.request if attempt.state.request.plan else None
        refuse_first(request_problems(attempt.snapshot, attempt.state.collab, request, before))
        refuse_first(list(acceptor_problems(attempt.snapshot, attempt.state, request)))


@condition("everyone-asked", N_("every department of the request is asked"))
def _everyone_asked(attempt: Attempt) -> None:
    """Who is not asked is not waited for: leaving a department out would confirm the request without it."""
    said = attempt.statement
    assert isinstance(said, stage_request.Submission | stage_request.Revision)
    request = attempt.request or attempt.state.collab.request
    known = {*said.asked, *attempt.state.feedback}
    missing = [department for department in request.departments if department not in known] if request else []
    if missing:
        raise Refused("not-everyone-asked", missing=missing)
    surplus = [department for department in said.asked if request and department not in request.departments]
    if request and surplus:
        raise Refused.of(*outsider(attempt.state.collab, request, surplus[0]))


@condition("everyone-accepted", N_("every department accepted the present terms"))
def _everyone_accepted(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_request.Confirmation)
    passed_over = {item.department for item in said.without}
    for department, feedback in attempt.state.feedback.items():
        if department in passed_over:
            if feedback.entry is not None and attempt.state.current(department):
                raise Refused("not-silent", department=department, decision=Word("feedback", feedback.status))
            continue
        if not attempt.state.accepts(department):
            stale = feedback.entry is not None and not attempt.state.current(department)
            status = Word("feedback", "renewal" if stale else feedback.status)
            raise Refused("not-accepted", department=department, status=status)
        if feedback.status == "conditions" and department not in said.acknowledged:
            raise Refused("conditions-unacknowledged", department=department)
    for department in (*passed_over, *said.acknowledged):
        if department not in attempt.state.feedback:
            raise Refused("not-asked", department=department)


@condition("new-coordinator", N_("somebody else"))
def _new_coordinator(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_request.Handover)
    if attempt.snapshot.member(said.to) is None:
        raise Refused("unknown-member", member=said.to)
    if said.to == said.from_:
        raise Refused("same-coordinator", member=said.to)
    if attempt.state.collab.request and attempt.state.collab.request.acceptor == said.to:
        raise Refused("acceptor-coordinates", member=said.to, collab=attempt.state.collab.id)
    refuse_first(leaving(attempt.snapshot, [said.to], said.at.astimezone(attempt.snapshot.workspace.zone).date()))


@condition("tasks-closed", N_("every task done or cancelled"))
def _tasks_closed(attempt: Attempt) -> None:
    for task_id, task in attempt.state.tasks.items():
        if task.status not in ("done", "cancelled"):
            raise Refused("task-open", task=task_id, status=Word("task", task.status))


@condition("issues-closed", N_("every issue resolved"))
def _issues_closed(attempt: Attempt) -> None:
    for issue_id, issue in attempt.state.issues.items():
        if issue.status != "resolved":
            raise Refused("issue-open", issue=issue_id, status=Word("issue", issue.status))


CREATE = Act(
    "request", "create", N_("draft a request"), N_("{who} drafted the request {subject}"), NOBODY,
    (Rule("request", "create", ("none",), "draft", ("requester",), request=("none",), needs=(_people_known,)),),
)  # fmt: skip

EDIT = Act(
    "request", "edit", N_("edit the draft"), N_("{who} edited the draft of {subject}"), NOBODY,
    (Rule("request", "edit", ("draft",), "", ("requester", "coordinator"), request=("draft",), needs=(_people_known,)),),
)  # fmt: skip


def _submitted(scene: DraftContext, said: Said) -> Draft:
    request = scene.request or scene.plan
    within = scene.snapshot.workspace.deadlines.feedback
    return Draft(
        {"asked": list(request.departments), "within": within, "plan": fingerprints.plan_digest(request)}
        | ({"approvers": [one.dump() for one in request.approvers]} if request.approvers else {})
        | said,
        request=scene.request,
    )


def _submit(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_request.Submission)
    request = replace(
        state.request, status=rule.target, plan=said.plan, plan_entry=entry, submitted=entry, within=said.within
    )
    asked = (Clock(said.at, said.within),)
    approvals = {one.member: ApprovalState(one.before, asked) for one in said.approvers}
    return put_to_departments(replace(with_request(state, request), approvals=approvals), entry, said.asked)


SUBMIT = Act(
    "request", "submit", N_("submit the request"), N_("{who} submitted {subject}; asked: {asked}"), ("asked-departments", "coordinator"),
    (Rule("request", "submit", ("draft",), "submitted", ("requester",), request=("draft",),
          needs=(_people_known, _everyone_asked, approvers_named), clock="asks"),),
    stage_request.Submission, draft=_submitted, stripped=without("asked", "approvers", "within", "plan"), effect=_submit, states_plan=True,
)  # fmt: skip


def _revised(scene: DraftContext, said: Said) -> Draft:
    """Only departments that are new, or whose terms changed, are asked again.

    The departments' own list is compared with those asked, because a hand edit of the plan may be what is stated here.
    """
    after = scene.request or scene.plan
    before = Request.model_validate(said.pop("before"))
    was, now = before.dump(), after.dump()
    changes = [
        {"field": key, "from": was.get(key), "to": now.get(key)}
        for key in sorted(was.keys() | now.keys())
        if was.get(key) != now.get(key)
    ]
    if not changes:
        raise Refused("nothing-to-change", command="xcollab request revise")
    asked = [
        department
        for department in after.departments
        if department not in scene.state.feedback
        or fingerprints.request_terms(after, department) != fingerprints.request_terms(before, department)
    ]
    within = scene.snapshot.workspace.deadlines.feedback
    fields = {"changes": changes, "asked": asked, "within": within, "plan": fingerprints.plan_digest(after)}
    return Draft(said | fields, request=after)


def _revise(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_request.Revision)
    moved = (*state.request.moved, *redated(entry))
    request = replace(state.request, plan=said.plan, plan_entry=entry, moved=moved, within=said.within)
    state = replace(with_request(state, request), approvals=approvals_after(state, said))
    for change in said.changes:
        if change.field == "departments":
            gone = _names(change.from_) - _names(change.to)
            kept = {name: feedback for name, feedback in state.feedback.items() if name not in gone}
            put_off = tuple(name for name in state.request.put_off if name not in gone)
            state = with_request(replace(state, feedback=kept), replace(state.request, put_off=put_off))
    return put_to_departments(state, entry, said.asked)


def _names(value: object) -> set[object]:
    """The departments that a change tells of; none where the list was not there."""
    return set(value) if isinstance(value, list | tuple) else set()


def _undo_revision(roster: Snapshot, plans: Collab, entry: Entry) -> Collab:
    said = said_as(entry.statement, stage_request.Revision)
    return replace(plans, request=unrevised(plans.request, said.changes)) if plans.request else plans


REVISE = Act(
    "request", "revise", N_("revise the request"), N_("{who} revised {subject} ({fields}): {reason}"), ("asked-departments", "no-longer-asked", "coordinator", "requester"),
    (Rule("request", "revise", ASKED, "", ("requester", "coordinator"), request=ASKED,
          needs=(_people_known, _everyone_asked, plan_says_so), clock="asks"),),
    stage_request.Revision,
    note=N_("Departments that are new, or whose terms changed, are asked again; the answers of the others stand."),
    draft=_revised, stripped=without("changes", "asked", "within", "plan"), effect=_revise,
    states_plan=True, undone=_undo_revision,
)  # fmt: skip


def _confirmed(scene: DraftContext, said: Said) -> Draft:
    """Who is passed over is so for a reason; named twice, the later word counts."""
    passed_over: dict[object, Said] = {}
    for part in parts_of(said, "without"):
        passed_over[part.get("department")] = passed_over.get(part.get("department"), {}) | part
    for department, part in passed_over.items():
        if "reason" not in part:
            raise Refused("silence-unexplained", department=department)
    without = {"without": list(passed_over.values())} if passed_over else {}
    return Draft(said | without | {"plan": fingerprints.plan_digest(scene.plan)})


def _confirm(state: State, entry: Entry, rule: Rule) -> State:
    return with_request(state, replace(state.request, status=rule.target, confirmed=entry))


CONFIRM = Act(
    "request", "confirm", N_("confirm the request"), N_("{who} confirmed {subject}; work may begin"), ("taking-part", "planned-owners", "requester"),
    (Rule("request", "confirm", ("submitted",), "confirmed", ("coordinator",), request=("submitted",),
          needs=(approved, _everyone_accepted, request_known)),),
    stage_request.Confirmation, draft=_confirmed,
    stripped=without("plan"), effect=_confirm,
)  # fmt: skip


def _handed_over(scene: DraftContext, said: Said) -> Draft:
    request = scene.plan.model_copy(update={"coordinator": said["to"]})
    fields = {"from": scene.state.request.coordinator, "plan": fingerprints.plan_digest(request)}
    return Draft(fields | said, request=request)


def _handover(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_request.Handover)
    return with_request(state, replace(state.request, coordinator=said.to, plan=said.plan, plan_entry=entry))


def _handed_back(roster: Snapshot, plans: Collab, entry: Entry) -> Collab:
    said = said_as(entry.statement, stage_request.Handover)
    if plans.request is None or plans.request.coordinator != said.to:
        return plans
    return replace(plans, request=plans.request.model_copy(update={"coordinator": said.from_}))


HANDOVER = Act(
    "request", "handover", N_("hand the coordination over"), N_("{who} made {to} the coordinator of {subject}"), ("handed-over", "requester"),
    (Rule("request", "handover", ASKED, "", ("coordinator", "requester", "stand-in"), request=ASKED, needs=(_new_coordinator, plan_says_so)),),
    stage_request.Handover, draft=_handed_over, stripped=without("from", "plan"), effect=_handover,
    states_plan=True, undone=_handed_back,
)  # fmt: skip


def _cancel(state: State, entry: Entry, rule: Rule) -> State:
    return with_request(state, replace(state.request, status=rule.target, ended=entry))


CANCEL = Act(
    "request", "cancel", N_("cancel the collaboration"), N_("{who} cancelled {subject}: {reason}"), ("took-part",),
    (Rule("request", "cancel", EARLY, "cancelled", ("requester", "coordinator"), request=EARLY),),
    stage_request.Cancellation, effect=_cancel,
)  # fmt: skip


def _archive(state: State, entry: Entry, rule: Rule) -> State:
    improvements = said_as(entry.statement, stage_request.Archiving).improvements
    state = agreed(state, entry, (Agreed(one.text, one.owner if one.due else None, one.due) for one in improvements))
    return with_request(state, replace(state.request, status=rule.target, archived=entry, ended=entry))


ARCHIVE = Act(
    "request", "archive", N_("archive the collaboration"), N_("{who} archived {subject}"), ("took-part",),
    (Rule("request", "archive", ("confirmed",), "archived", ("coordinator",), needs=(_tasks_closed, _issues_closed)),),
    stage_request.Archiving, effect=_archive,
    note=N_("An improvement with an owner and a date is owed until its owner or the coordinator says what became of it."),
)  # fmt: skip

ACTS = (CREATE, EDIT, SUBMIT, REVISE, CONFIRM, HANDOVER, CANCEL, ARCHIVE, *OF_ARCHIVES)
