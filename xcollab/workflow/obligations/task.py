"""Stages 3, 4 and 6: what is owed on a task, by its owner, its assignee, whoever is asked to help, and the two who judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from xcollab.schema.names import place_of
from xcollab.words import N_
from xcollab.workflow.model.acceptors import able, lacking, stays
from xcollab.workflow.model.hands import can_take
from xcollab.workflow.model.hearing import LADDER, OWING
from xcollab.workflow.model.plan_references import taken_off
from xcollab.workflow.model.questions import Key
from xcollab.workflow.model.state_machines import AT_WORK, OPEN_TASK, PARTIES
from xcollab.workflow.obligations.kind import Answer, Known, ObligationKind, always, last_said, owed_on, saying, ticking
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.department import Department
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.schema.statement import Statement
    from xcollab.workflow.model.state import State

_GO_ON = Answer("task", "progress", saying(status="doing"))

CONFIRM_TASK = ObligationKind(
    "confirm-task", 3, "task", N_("confirm or decline task {subject}"), LADDER, ("owner",), (Answer("task", "confirm", whole=True),),
    states=("proposed",), when=lambda snapshot, state, subject: state.request.status == "confirmed",
    condition=N_("the request is confirmed"), due="task",
)  # fmt: skip

ANSWER_DECLINED = ObligationKind(
    "answer-declined", 3, "task", N_("task {subject} was declined: edit or reassign it"), LADDER, ("coordinator",),
    (Answer("task", "edit"),),
    states=("declined",), due="task", options=(("task", "edit"), ("task", "reassign"), ("task", "cancel")),
    occasion=lambda state, owed: (last_said(state, "task", owed.subject, "decline"),), problem=True,
)  # fmt: skip


def _outside(snapshot: Snapshot, state: State, subject: str) -> bool:
    return taken_off(state.collab, state.collab.tasks[subject].department)


def _given_to(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    """Who could take it over: who speaks for the requesting department first, then for those asked, and stays."""
    request = state.collab.request
    names = (request.department, *request.departments) if request else ()
    known = (snapshot.departments.get(name) for name in names)
    people = (member for department in known if department for member in department.representatives)
    last = state.tasks[owed.subject].due or date.max
    staying = (member for member in people if stays(snapshot, member, last))
    found = next((one for one in staying if can_take(snapshot, state, owed.subject, "owner", one)), None)
    return {"owner": found} if found else None


TASK_OUTSIDE = ObligationKind(
    "task-outside", 3, "task", N_("the department of {subject} takes no part any more: give the task to another one, or cancel it"),
    OWING, ("coordinator",),
    (Answer("task", "reassign", _given_to), Answer("task", "cancel")),
    states=OPEN_TASK, when=_outside, condition=N_("a revision took its department off"),
    options=(("task", "reassign"), ("task", "cancel")), problem=True,
)  # fmt: skip


def _can_begin(snapshot: Snapshot, state: State, subject: str) -> bool:
    from xcollab.workflow.model.predecessors import unfinished  # no view of rows asks

    return not unfinished(state, subject)


def _free(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    """The ball is with whoever does it once all before it is finished."""
    from xcollab.workflow.model.predecessors import free_since

    return owed._replace(since=free_since(state, owed.subject))


START_TASK = ObligationKind(
    "start-task", 4, "task", N_("begin task {subject}"), LADDER, ("assignee",), (_GO_ON,), states=("todo",), when=_can_begin,
    condition=N_("all that it depends on is finished"), due="task", detail=_free,
)  # fmt: skip


def begun_early(snapshot: Snapshot, state: State) -> Iterator[Obligation]:
    """What nobody asks for yet, and its assignee may begin all the same: tasks that wait for others."""
    from xcollab.workflow.model.predecessors import waits_for

    for task_id in state.tasks:
        if waits_for(state, task_id):
            yield from owed_on(START_TASK._replace(when=always), snapshot, state, task_id)


def _to_mend(snapshot: Snapshot, state: State, subject: str) -> bool:
    return bool(state.tasks[subject].returns) and not state.to_renew(subject)


def _by_the_return(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    """By when a returned task is to be mended: as the return says, unless its date moved since."""
    from xcollab.schema.statements.acceptance import Return

    task = state.tasks[owed.subject]
    said = task.returns[-1].said_as(Return)
    moved = any(slip.entry.statement.at > said.at for slip in task.slips)
    return owed._replace(due=task.due if moved else said.fix_by)


def _returned(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    return state.tasks[owed.subject].returns[-1:]


MEND_RETURNED = ObligationKind(
    "mend-returned", 6, "task", N_("{subject} was returned: mend it and submit it anew"), LADDER, ("assignee",),
    (Answer("acceptance", "submit"),),
    states=("doing",), when=_to_mend, condition=N_("it was returned"), due="task", detail=_by_the_return, occasion=_returned,
)  # fmt: skip

LOG_TASK = ObligationKind(
    "log-task", 4, "task", N_("task {subject} is in progress: log each working day"), LADDER, ("assignee",),
    (Answer("task", "progress"),),
    states=("doing",), when=lambda snapshot, state, subject: not _to_mend(snapshot, state, subject), due="task",
)  # fmt: skip


def answering(department: Department | None) -> tuple[str, ...]:
    """Who may answer where any member may: those who speak for the department, or all of it where nobody is named."""
    return (department.representatives or tuple(member.id for member in department.members)) if department else ()


def _helped(snapshot: Snapshot, state: State, subject: str) -> bool:
    """Whether the department asked for help has spoken since: then the ball is with the assignee again."""
    task = state.tasks[subject]
    asked = task.last_log.statement.at if task.last_log else datetime.min
    return task.needs is not None and any(
        entry.act == "comment" and entry.at > asked and snapshot.department_of(entry.statement.by) == task.needs.from_
        for entry in _said_on(state, subject)
    )


def _help(snapshot: Snapshot, state: State, subject: str) -> Iterator[Obligation]:
    task, plan = state.tasks[subject], state.collab.tasks[subject]
    if task.status != "needs-help" or task.needs is None or _helped(snapshot, state, subject):
        return
    people = tuple(dict.fromkeys(answering(snapshot.departments.get(task.needs.from_))))
    yield Obligation(
        "help", state.collab.id, subject, people, task.needs.from_, since=task.since, due=task.due, about=task.needs.what,
        waiting=plan.department, on=place_of("task", state.collab.id, subject),
    )  # fmt: skip


HELP = ObligationKind(
    "help", 4, "task", N_("{department} is asked to help with {subject}"), LADDER, ("asked",), (Answer("", "comment"),),
    states=("needs-help",), due="task", find=_help, occasion=lambda state, owed: (state.tasks[owed.subject].last_log,),
    quoted=True, problem=True,
)  # fmt: skip

GO_ON = ObligationKind(
    "go-on", 4, "task", N_("the help asked for with {subject} was answered: go on"), LADDER, ("assignee",), (_GO_ON,),
    states=("needs-help",), when=_helped, condition=N_("whoever was asked for help has spoken"), due="task",
    occasion=lambda state, owed: (state.tasks[owed.subject].last_log, last_said(state, "task", owed.subject, "comment")),
)  # fmt: skip

HAND_IN = ObligationKind(
    "hand-in", 6, "task", N_("submit the deliverables of {subject}"), LADDER, ("assignee",), (Answer("acceptance", "submit"),),
    states=("finished",), when=lambda snapshot, state, subject: not state.to_renew(subject),  # the owner first
    condition=N_("the owner confirmed the present terms"), due="task", occasion=_returned,
)  # fmt: skip


def _sides(snapshot: Snapshot, state: State, subject: str) -> dict[str, tuple[str, ...]]:
    """Who can give the verdicts that are missing, by party; nobody of one whose only judge gave the other verdict."""
    task = state.tasks[subject]
    if task.status != "in-review" or lacking(snapshot, state, date.min):  # said of the request as a whole
        return {}
    return {party: able(snapshot, state, subject, party) for party in PARTIES if party not in task.verdicts}


def _verdicts(snapshot: Snapshot, state: State, subject: str) -> Iterator[Obligation]:
    sides, task, plan = _sides(snapshot, state, subject), state.tasks[subject], state.collab.tasks[subject]
    for party, people in reversed(sides.items()) if all(sides.values()) else ():
        owed = Obligation(
            "judge", state.collab.id, subject, people, snapshot.department_of(people[0]), since=task.since, about=plan.title,
            party=party, waiting=plan.department,
        )  # fmt: skip
        yield ticking(state, owed, Key("verdict", subject, party))


def _delivered(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    """The deliverables, and what was said of the round before."""
    task = state.tasks[owed.subject]
    return (*task.returns[-1:], task.delivery)


JUDGE = ObligationKind(
    "judge", 6, "task", N_("judge the deliverables of {subject} for {party}"), LADDER, ("coordinator", "acceptor", "requester"),
    (Answer("acceptance", "pass", lambda snapshot, state, owed: {"party": owed.party}, whole=True, form="judge"),),
    states=("in-review",), condition=N_("each side that gave no verdict"), due="clock", find=_verdicts,
    options=(("task", "pass"), ("task", "return")), occasion=_delivered,
)  # fmt: skip

HAND_IN_ANEW = ObligationKind(
    "hand-in-anew", 6, "task",
    N_("submit {subject} anew: whoever is left to judge gave the other verdict of this round"), OWING, ("assignee", "owner"),
    (Answer("acceptance", "submit"),),
    states=("in-review",), when=lambda snapshot, state, subject: not all(_sides(snapshot, state, subject).values()),
    condition=N_("nobody is left for the other verdict"),
    detail=lambda snapshot, state, owed: owed._replace(due=None, waiting=state.collab.tasks[owed.subject].department),
)  # fmt: skip


def _leads(snapshot: Snapshot, state: State, subject: str) -> tuple[str, ...]:
    """Of both departments."""
    request, plan = state.collab.request, state.collab.tasks[subject]
    both = (snapshot.departments.get(name) for name in (request.department if request else "", plan.department))
    return tuple(dict.fromkeys(department.lead for department in both if department and department.lead))


def _to_review(snapshot: Snapshot, state: State, subject: str) -> Iterator[Obligation]:
    """From the second return on, until minutes of a review stand after the last one."""
    task, plan = state.tasks[subject], state.collab.tasks[subject]
    if len(task.returns) < 2 or task.status in ("done", "cancelled"):
        return
    last = task.returns[-1].statement.at
    if any(getattr(said, "kind", "") == "review" and said.at > last for said in _minutes(state)):
        return
    people = tuple(dict.fromkeys((state.request.coordinator, *_leads(snapshot, state, subject))))
    yield Obligation(
        "review-returned", state.collab.id, subject, people, snapshot.department_of(people[0]), since=last, about=plan.title,
        waiting=plan.department,
    )  # fmt: skip


def _minutes(state: State) -> Iterator[Statement]:
    meetings = place_of("meeting", state.collab.id, "")
    return (entry.statement for entry in state.threads.of(meetings) if entry.act == "minutes")


def _said_on(state: State, task: str) -> Sequence[Entry]:
    """What was said on a task, and on what it yields."""
    return state.threads.of(place_of("task", state.collab.id, task))


def _called(state: State, owed: Obligation) -> bool:
    """Whether somebody has called the others to it since the last return."""
    return any(
        entry.at > state.tasks[owed.subject].returns[-1].statement.at
        for entry in _said_on(state, owed.subject)
        if entry.act == "comment" and {*owed.people[1:]} <= {entry.statement.by, *getattr(entry.statement, "mentions", ())}
    )  # fmt: skip


def _calling(snapshot: Snapshot, state: State, owed: Obligation) -> Known | None:
    return None if _called(state, owed) else {"mentions": _leads(snapshot, state, owed.subject)}


REVIEW_RETURNED = ObligationKind(
    "review-returned", 6, "task", N_("{subject} was returned more than once: call both sides to a review meeting"), OWING,
    ("coordinator", "lead"),
    (Answer("", "comment", _calling), Answer("meeting", "minutes", saying(kind="review"))),
    condition=N_("the second return, until minutes of a review"), find=_to_review,
    occasion=lambda state, owed: state.tasks[owed.subject].returns[-2:], problem=True, next_step=False,
)  # fmt: skip

RENEW_TASK = ObligationKind(
    "renew-task", 3, "task", N_("the terms of task {subject} changed: confirm anew"), LADDER, ("owner",),
    (Answer("task", "confirm", whole=True),),
    states=(*AT_WORK, "in-review"), when=lambda snapshot, state, subject: state.to_renew(subject),
    condition=N_("the terms changed since"), due="task", problem=True, renews=True,
)  # fmt: skip


def _proposed(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    return (state.tasks[owed.subject].proposed,)


def _for_whom(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    """Whoever proposed the date waits; the task's own date is no deadline for an answer."""
    proposal = state.tasks[owed.subject].proposed
    return owed._replace(due=None, waiting=snapshot.department_of(proposal.statement.by) if proposal else owed.waiting)


ANSWER_DATE = ObligationKind(
    "answer-date", 4, "task", N_("another date is proposed for {subject}: consent, or refuse it"), LADDER, ("date-asked",),
    (Answer("task", "consent", whole=True), Answer("task", "refuse-date")),
    states=AT_WORK, when=lambda snapshot, state, subject: state.tasks[subject].proposed is not None,
    condition=N_("another date is proposed"), due="clock", detail=_for_whom,
    options=(("task", "consent"), ("task", "refuse-date")), occasion=_proposed, problem=True,
)  # fmt: skip

KINDS = (
    CONFIRM_TASK, ANSWER_DECLINED, TASK_OUTSIDE, START_TASK, MEND_RETURNED, LOG_TASK, HELP, GO_ON, HAND_IN, JUDGE, HAND_IN_ANEW,
    REVIEW_RETURNED, RENEW_TASK, ANSWER_DATE,
)  # fmt: skip
