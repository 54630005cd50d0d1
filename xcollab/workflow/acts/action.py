"""What a meeting gave somebody to do, and what an archive wants to do better: done, handed on, or made a task.

Minutes and archive stay as they were said: a statement of its own says what became of the action.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.schema.statements import feedback as stage_feedback
from xcollab.schema.statements.feedback import ActionStatement
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Rule, condition
from xcollab.workflow.acts.conditions import refuse_first
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, without
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.actions import key_of_action, open_action
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.plan_references import leaving
from xcollab.workflow.model.state import ActionState, State
from xcollab.workflow.model.state_machines import EARLY

_OWED = (*EARLY, "archived")
"""States of the request during which an action is owed: what a meeting gave somebody to do outlives the collaboration."""


class Agreed(NamedTuple):
    """One of them, as it stands there."""

    text: str
    owner: str | None
    """None where nobody owes it: it is a task already, or nobody was named."""
    due: date | None


def agreed(state: State, entry: Entry, parts: Iterable[Agreed]) -> State:
    """The state in which the actions of a meeting, or the improvements of an archive, are owed by whoever was named."""
    new = {
        key_of_action(entry.name, number): ActionState(entry, number, one.text, one.owner, one.due)
        for number, one in enumerate(parts, start=1)
        if one.owner
    }
    return replace(state, actions={**state.actions, **new}) if new else state


def _over(state: State, entry: Entry) -> Finding | None:
    """There is no such action, or somebody said already what became of it."""
    said = said_as(entry.statement, ActionStatement)
    action = state.actions.get(key_of_action(said.of, said.number))
    if action is None or action.entry.statement.on != said.on:
        return Finding(entry.record, ("number",), "unknown-action", {"number": said.number, "of": said.of})
    if action.ended:
        about = {"number": said.number, "of": said.of, "by": action.ended.statement.by}
        return Finding(entry.record, ("number",), "action-over", about)
    return None


def _ended(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, ActionStatement)
    key = key_of_action(said.of, said.number)
    return replace(state, actions={**state.actions, key: replace(state.actions[key], ended=entry)})


def _from_whom(scene: DraftContext, said: Said) -> Draft:
    action = open_action(scene.state, said)
    return Draft({"from": action.owner if action else scene.by} | said)


def _elsewhere(state: State, entry: Entry) -> Finding | None:
    """It is over, or meanwhile somebody else's to hand on."""
    said = said_as(entry.statement, stage_feedback.ActionHandedOn)
    if over := _over(state, entry):
        return over
    owner = state.actions[key_of_action(said.of, said.number)].owner
    about = {"number": said.number, "of": said.of, "owner": owner, "stated": said.from_}
    return None if owner == said.from_ else Finding(entry.record, ("from",), "action-elsewhere", about)


def _handed_on(state: State, entry: Entry, rule: Rule) -> State:
    said = said_as(entry.statement, stage_feedback.ActionHandedOn)
    key = key_of_action(said.of, said.number)
    return replace(state, actions={**state.actions, key: replace(state.actions[key], owner=said.to)})


@condition("hand-known", N_("the new person exists, and stays"))
def _hand_known(attempt: Attempt) -> None:
    said = said_as(attempt.statement, stage_feedback.ActionHandedOn)
    if attempt.snapshot.member(said.to) is None:
        raise Refused("unknown-member", member=said.to)
    if said.to == said.from_:
        raise Refused("nothing-to-change", command="xcollab meeting hand-on")
    today, due = said.at.date(), attempt.state.actions[key_of_action(said.of, said.number)].due
    refuse_first(leaving(attempt.snapshot, [said.to], max(due or today, today)))


def _as_task(scene: DraftContext, said: Said) -> Draft:
    """The task is its owner's, with the action as its criterion."""
    action, name = open_action(scene.state, said), str(said.get("task") or scene.new_task)
    if action is None:
        return Draft(said | {"task": name})
    title = action.text.splitlines()[0]
    plan = {
        "title": title, "criteria": [action.text], "owner": action.owner,
        "department": scene.snapshot.department_of(action.owner), "due": action.due or scene.plan.due,
    }  # fmt: skip
    return Draft(said | {"task": name}, new_tasks={name: Task.model_validate(plan)})


def _made(statement: Statement) -> tuple[str, ...]:
    return (said_as(statement, stage_feedback.ActionMadeTask).task,)


_WHO = ("action-owner", "coordinator")


def _done(machine: str, *sources: str, request: tuple[str, ...]) -> Act:
    return Act(
        machine, "done", N_("say that an action is done"), N_("{who} did action {number} of {subject}: {note}"), ("coordinator",),
        (Rule(machine, "done", sources, "", _WHO, request=request),),
        stage_feedback.ActionDone, effect=_ended, contradiction=_over,
    )  # fmt: skip


def _handing(machine: str, *sources: str, request: tuple[str, ...]) -> Act:
    return Act(
        machine, "hand-on", N_("hand an action on"), N_("{who} handed action {number} of {subject} on to {to}"), ("action-hands",),
        (Rule(machine, "hand-on", sources, "", (*_WHO, "action-lead"), request=request, needs=(_hand_known,)),),
        stage_feedback.ActionHandedOn, draft=_from_whom, stripped=without("from"), effect=_handed_on, contradiction=_elsewhere,
    )  # fmt: skip


MAKE_TASK = Act(
    "meeting", "make-task", N_("make an action a task"), N_("{who} made action {number} of {subject} the task {task}"), ("owners-made",),
    (Rule("meeting", "make-task", ("none",), "", ("coordinator",), request=EARLY),),
    stage_feedback.ActionMadeTask, draft=_as_task, effect=_ended, contradiction=_over, creates=_made,
    note=N_("The task is its owner's, with the action as its criterion."),
)  # fmt: skip

OF_MEETINGS = (_done("meeting", "none", request=_OWED), _handing("meeting", "none", request=_OWED), MAKE_TASK)
OF_ARCHIVES = (
    _done("request", "archived", request=("archived",)),
    _handing("request", "archived", request=("archived",)),
)
