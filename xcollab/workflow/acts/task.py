"""Stages 3 and 4: the breakdown into tasks, taking them on, the daily log, and what the coordinator changes."""

from xcollab.errors import Refused, Word
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statements import task as stage_task
from xcollab.words import N_
from xcollab.workflow.acts import task_end
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.binding import date_known, own_date, plan_says_so
from xcollab.workflow.acts.conditions import date_in_force, refuse_first, terms_read
from xcollab.workflow.acts.dates import as_typed, date_moves, follows_known, one_move
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, answering, parts_of, without
from xcollab.workflow.acts.effects import moved, not_in_force, with_task
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.hands import acceptor_at_work, given, hand_problems
from xcollab.workflow.model.plan_references import leaving, newly_named, task_problems
from xcollab.workflow.model.state import Delay, State
from xcollab.workflow.model.state_machines import AT_WORK, EARLY, OPEN_TASK

_WORKERS = ("assignee", "owner", "helper")


@condition("task-sound", N_("everything named exists; an agreed date stays"))
def _task_sound(attempt: Attempt) -> None:
    collab, task = attempt.state.collab, attempt.task
    if task is None:
        return
    planned = collab.tasks.get(attempt.subject)
    refuse_first(task_problems(attempt.snapshot, collab, attempt.subject, task, planned))
    refuse_first([*acceptor_at_work(attempt.state, attempt.subject, task)])
    before = attempt.state.tasks.get(attempt.subject)
    if before and before.agreed and task.due != before.original:
        raise Refused("due-frozen", task=attempt.subject, due=before.original, wanted=task.due)
    if planned and planned.owner != task.owner:
        raise Refused("owner-by-reassign", task=attempt.subject, owner=task.owner)
    refuse_first(leaving(attempt.snapshot, newly_named(planned, task), task.due))


@condition("terms-changed", N_("the terms changed"))
def _terms_changed(attempt: Attempt) -> None:
    if not attempt.state.to_renew(attempt.subject):
        raise Refused("already-confirmed", task=attempt.subject)


@condition("hands-known", N_("the new person exists"))
def _hands_known(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_task.Reassignment)
    planned = attempt.state.collab.tasks[attempt.subject]
    for hand in said.hands:
        present = planned.owner if hand.role == "owner" else planned.doer
        if hand.from_ != present:
            raise Refused(
                "hand-contradiction",
                role=Word("capacity", hand.role),
                stated=hand.from_,
                present=present,
                task=attempt.subject,
            )
    if attempt.task is not None:
        refuse_first([*hand_problems(attempt.snapshot, attempt.state, attempt.subject, attempt.task)])


CREATE = Act(
    "task", "create", N_("add a task"), N_("{who} added task {subject}"), ("owner",),
    (Rule("task", "create", ("none",), "proposed", ("coordinator",), request=EARLY, needs=(_task_sound,)),),
)  # fmt: skip

EDIT = Act(
    "task", "edit", N_("edit the task"), N_("{who} edited task {subject}"), ("owner",),
    (Rule("task", "edit", OPEN_TASK, "", ("coordinator",), request=EARLY, needs=(_task_sound,)),),
    note=N_("A declined task is proposed again as soon as its plan is another: edited, or given to another assignee. An owner who"
            " confirmed other terms is asked to confirm anew."),
)  # fmt: skip


def _renewal(state: State, entry: Entry) -> str:
    return "" if state.status("task", entry.subject) in ("proposed", "declined", "none") else "renewal"


def _confirmed(scene: DraftContext, said: Said) -> Draft:
    task, state = scene.state.collab.tasks[scene.subject], scene.state.tasks[scene.subject]
    due = state.due if state.agreed else task.due
    return Draft({"due": due} | answering(said, fingerprints.task_terms(task)))


def _confirm(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_task.TaskConfirmation)
    task = replace(state.tasks[entry.subject], answers=said.answers)
    if not task.agreed:
        task = replace(task, original=said.due, due=said.due, agreed=True)
    return with_task(state, entry, rule, task)


CONFIRM = Act(
    "task", "confirm", N_("confirm the task"), N_("{who} took on task {subject}, due {due}"), ("assignee", "helper"),
    (Rule("task", "confirm", ("proposed",), "todo", ("owner",), needs=(terms_read,)),
     Rule("task", "confirm", AT_WORK, "", ("owner",), variant="renewal", variant_label=N_("new terms"), needs=(terms_read, _terms_changed, date_known))),
    stage_task.TaskConfirmation, variant=_renewal, draft=_confirmed, stripped=without("answers", "due"), effect=_confirm,
    sentence_again=N_("{who} confirmed the new terms of task {subject}"),
)  # fmt: skip


def _declined(scene: DraftContext, said: Said) -> Draft:
    return Draft(said | {"plan": fingerprints.plan_digest(scene.state.collab.tasks[scene.subject])})


def _decline(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_task.Declining)
    return with_task(state, entry, rule, replace(state.tasks[entry.subject], declined=said.plan))


DECLINE = Act(
    "task", "decline", N_("decline the task"), N_("{who} declined task {subject}: {reason}"), ("coordinator",),
    (Rule("task", "decline", ("proposed",), "declined", ("owner",)),),
    stage_task.Declining, draft=_declined, stripped=without("plan"), effect=_decline,
)  # fmt: skip


def _status(state: State, entry: Entry) -> str:
    said = said_as(entry.statement, stage_task.Progress)
    return str(said.status)


def _progress(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_task.Progress)
    task = replace(state.tasks[entry.subject], last_log=entry)
    match said.status:
        case "delayed":
            late = said.forecast and (task.due is None or said.forecast > task.due)
            task = replace(task, delay=Delay(said.forecast, said.reason or "") if said.forecast and late else None)
        case "needs-help":
            task = replace(task, needs=said.needs)
        case "finished":
            task = replace(task, delay=None, needs=None)
        case _:
            task = replace(task, needs=None)
    return with_task(state, entry, rule, task)


_DELAYED = ("forecast", "reason")
PROGRESS = Act(
    "task", "progress", N_("log progress"), N_("{who} logged {subject}: {status} – {text}"), ("help-asked", "told-delay", "assignee"),
    (Rule("task", "progress", AT_WORK, "doing", _WORKERS, variant="doing"),
     Rule("task", "progress", AT_WORK, "needs-help", _WORKERS, variant="needs-help", carries=("needs",)),
     Rule("task", "progress", ("todo", "doing", "needs-help"), "finished", _WORKERS, variant="finished"),
     Rule("task", "progress", ("todo",), "doing", _WORKERS, variant="delayed", carries=_DELAYED),
     Rule("task", "progress", ("doing", "needs-help"), "", _WORKERS, variant="delayed", carries=_DELAYED)),
    stage_task.Progress, variant=_status, effect=_progress,
)  # fmt: skip


def _reschedule(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_task.Rescheduling)
    return moved(state, entry, said.moves)


RESCHEDULE = Act(
    "task", "reschedule", N_("reschedule the task"), N_("{who} moved {moves}"), ("date-moved", "proposal-void"),
    (Rule("task", "reschedule", AT_WORK, "", ("coordinator",), needs=(own_date, date_in_force, date_moves, follows_known)),),
    stage_task.Rescheduling, draft=one_move, stripped=as_typed, effect=_reschedule, contradiction=not_in_force,
    note=N_("What waits for the task follows with --cascade: the coordinator moves own tasks and those of the own department and of the one"
            " in which it began; every other owner is asked. By whoever does not coordinate, every owner is."),
)  # fmt: skip


def _whose(state: State, entry: Entry) -> str:
    said = said_as(entry.statement, stage_task.Reassignment)
    return "owner" if any(hand.role == "owner" for hand in said.hands) else "assignee"


def _reassigned(scene: DraftContext, said: Said) -> Draft:
    task = scene.state.collab.tasks[scene.subject]
    present = {"owner": task.owner, "assignee": task.doer}
    wanted = {role: str(said.pop(role)) for role in ("owner", "assignee") if said.get(role)}
    department = str(said.pop("department", None) or "")
    hands = [
        {"role": role, "from": present[role], "to": member}
        for role, member in wanted.items()
        if member != present[role]
    ]
    if not hands:
        raise Refused("nothing-to-change", command="xcollab task reassign")
    return Draft(said | {"hands": hands}, task=given(scene.snapshot, task, wanted, department))


def _hands_to(said: Said) -> Said:
    return without("hands")(said) | {str(hand["role"]): hand["to"] for hand in parts_of(said, "hands")}


def _reassign(state: State, entry: Entry, rule: Rule) -> State:
    task = state.tasks[entry.subject]
    if rule.target == "proposed":
        task = replace(task, answers="", delay=None, needs=None)
    return with_task(state, entry, rule, task)


def _handed_back(roster: Snapshot, plans: Collab, entry: Entry) -> Collab:
    """An owner's department comes and goes with the owner."""
    said = said_as(entry.statement, stage_task.Reassignment)
    task = plans.tasks.get(entry.subject)
    if task is None:
        return plans
    update: dict[str, str] = {}
    for hand in said.hands:
        if hand.role == "owner" and task.owner == hand.to:
            update |= {"owner": hand.from_, "department": roster.department_of(hand.from_) or task.department}
        elif hand.role == "assignee" and task.doer == hand.to:
            update["assignee"] = hand.from_
    return replace(plans, tasks={**plans.tasks, entry.subject: task.model_copy(update=update)})


REASSIGN = Act(
    "task", "reassign", N_("reassign the task"), N_("{who} reassigned {subject}: {hands}"), ("given-to", "given-from"),
    (Rule("task", "reassign", OPEN_TASK, "proposed", ("coordinator",), variant="owner", variant_label=N_("another owner"),
          request=EARLY, needs=(_hands_known, plan_says_so)),
     Rule("task", "reassign", OPEN_TASK, "", ("coordinator", "owner"), variant="assignee", variant_label=N_("another assignee"),
          request=EARLY, needs=(_hands_known, plan_says_so))),
    stage_task.Reassignment, variant=_whose, draft=_reassigned, stripped=_hands_to, effect=_reassign,
    states_plan=True, undone=_handed_back,
)  # fmt: skip


ACTS = (CREATE, EDIT, CONFIRM, DECLINE, PROGRESS, RESCHEDULE, REASSIGN, *task_end.ACTS)
