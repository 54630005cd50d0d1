"""Stage 5: an issue raised, answered, agreed and resolved."""

from xcollab.errors import Refused, Word
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements import issue as stage_issue
from xcollab.schema.statements.issue import Opening
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.binding import linked_dates
from xcollab.workflow.acts.conditions import date_in_force
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of, without
from xcollab.workflow.acts.effects import moved, not_in_force
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import IssueState, State
from xcollab.workflow.model.state_machines import ASKED


@condition("issue-sound", N_("names a task"))
def _issue_sound(attempt: Attempt) -> None:
    said = attempt.statement
    assert isinstance(said, Opening)
    if said.department not in attempt.snapshot.departments:
        raise Refused("unknown-department", department=said.department)
    if not said.tasks and said.kind != "requirement-change":
        raise Refused("issue-without-task", kind=Word("kind", said.kind))
    for task in said.tasks:
        if task not in attempt.state.collab.tasks:
            raise Refused("unknown-task", task=task)


@condition("department-known", N_("another department"))
def _department_known(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_issue.Transfer)
    if said.department not in attempt.snapshot.departments:
        raise Refused("unknown-department", department=said.department)
    if said.department == attempt.state.issues[attempt.subject].department:
        raise Refused("same-department", department=said.department)


@condition("moves-said", N_("which dates move, or none"))
def _moves_said(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_issue.Resolution)
    if bool(said.moves) == bool(said.no_moves):
        raise Refused("moves-unsaid", issue=attempt.subject)


@condition("revision-said", N_("for a change of requirement: the revision"))
def _revision_said(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_issue.Resolution)
    opening = said_as(attempt.state.issues[attempt.subject].opening.statement, Opening)
    if opening.kind != "requirement-change":
        return
    if said.revision is None:
        raise Refused("revision-unsaid", issue=attempt.subject)
    revised = any(e.act == "revise" and e.at >= opening.at for e in attempt.state.counted)
    if said.revision == "done" and not revised:
        raise Refused("revision-missing", issue=attempt.subject, collab=attempt.state.collab.id)


def _with_issue(state: State, entry: Entry, rule: Rule, issue: IssueState) -> State:
    issue = replace(issue, status=rule.target, since=entry.at)
    return replace(state, issues={**state.issues, entry.subject: issue})


def _clock_anew(scene: DraftContext, said: Said) -> Draft:
    """An answer is wanted within the time that the workspace gives it."""
    return Draft({"within": scene.snapshot.workspace.deadlines.solution} | said)


def _open(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, Opening)
    issue = IssueState(rule.target, entry, said.department, since=said.at)
    return replace(state, issues={**state.issues, entry.subject: issue})


OPEN = Act(
    "issue", "open", N_("open an issue"), N_("{who} opened issue {subject}: {title} ({kind}); {department} is asked"), ("responsible-speakers", "coordinator"),
    (Rule("issue", "open", ("none",), "open", ("participant",), request=ASKED, needs=(_issue_sound,),
          clock="asks"),),
    stage_issue.Opening, draft=_clock_anew, stripped=without("within"), effect=_open,
    details=("description", "impact"),
)  # fmt: skip


def _propose(state: State, entry: Entry, rule: Rule) -> State:
    return _with_issue(state, entry, rule, replace(state.issues[entry.subject], proposal=entry))


PROPOSE = Act(
    "issue", "propose", N_("propose a solution"), N_("{who} proposed a solution for {subject}: {text}"), ("raiser", "coordinator"),
    (Rule("issue", "propose", ("open",), "proposed", ("responsible",), request=ASKED, clock="answers"),),
    stage_issue.Proposal, effect=_propose,
)  # fmt: skip


def _agree(state: State, entry: Entry, rule: Rule) -> State:
    return _with_issue(state, entry, rule, state.issues[entry.subject])


AGREE = Act(
    "issue", "agree", N_("agree"), N_("{who} agreed to the solution for {subject}"), ("responsible-speakers", "linked-assignee", "raiser"),
    (Rule("issue", "agree", ("proposed",), "agreed", ("raiser", "coordinator"), request=ASKED),),
    stage_issue.Agreement, effect=_agree,
)  # fmt: skip


def _ask_again(state: State, entry: Entry, rule: Rule) -> State:
    return _with_issue(state, entry, rule, replace(state.issues[entry.subject], proposal=None, resolution=None))


REJECT = Act(
    "issue", "reject", N_("turn down"), N_("{who} turned down the solution for {subject}: {reason}"), ("responsible-speakers",),
    (Rule("issue", "reject", ("proposed",), "open", ("raiser", "coordinator"), request=ASKED, clock="asks"),),
    stage_issue.Rejection, draft=_clock_anew, stripped=without("within"), effect=_ask_again,
)  # fmt: skip


def _transfer(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_issue.Transfer)
    return _with_issue(
        state, entry, rule, replace(state.issues[entry.subject], department=said.department, proposal=None)
    )


TRANSFER = Act(
    "issue", "transfer", N_("transfer"), N_("{who} transferred {subject} to {department}: {reason}"), ("responsible-speakers", "raiser", "coordinator"),
    (Rule("issue", "transfer", ("open", "proposed"), "open", ("responsible", "coordinator"), request=ASKED,
          needs=(_department_known,), clock="goes-on"),),
    stage_issue.Transfer, effect=_transfer,
)  # fmt: skip


def _resolved(scene: DraftContext, said: Said) -> Draft:
    moves = [
        {"from": scene.state.tasks[str(move["task"])].due, "reason": said.get("text"), "cause": scene.subject} | move
        for move in parts_of(said, "moves")
        if move["task"] in scene.state.tasks
    ]
    return Draft(said | ({"moves": moves} if moves else {}))


def _moves_from_now(said: Said) -> Said:
    moves = [without("from")(move) for move in parts_of(said, "moves")]
    return said | ({"moves": moves} if moves else {})


def _resolve(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_issue.Resolution)
    return moved(
        _with_issue(state, entry, rule, replace(state.issues[entry.subject], resolution=entry)), entry, said.moves
    )


RESOLVE = Act(
    "issue", "resolve", N_("resolve"), N_("{who} resolved {subject}: {text}"), ("date-moved", "proposal-void", "raiser", "responsible-speakers", "coordinator"),
    (Rule("issue", "resolve", ("agreed",), "resolved", ("raiser", "linked-assignee"), request=ASKED,
          needs=(_moves_said, _revision_said, linked_dates, date_in_force)),),
    stage_issue.Resolution, draft=_resolved, stripped=_moves_from_now, effect=_resolve, contradiction=not_in_force,
)  # fmt: skip

REOPEN = Act(
    "issue", "reopen", N_("reopen"), N_("{who} reopened {subject}: {reason}"), ("responsible-speakers", "coordinator"),
    (Rule("issue", "reopen", ("resolved",), "open", ("raiser",), request=ASKED, clock="asks"),),
    stage_issue.Reopening, draft=_clock_anew, stripped=without("within"), effect=_ask_again,
)  # fmt: skip

ACTS = (OPEN, PROPOSE, AGREE, REJECT, TRANSFER, RESOLVE, REOPEN)
