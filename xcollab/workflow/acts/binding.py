"""Conditions on what a statement is bound to: the plan that was read, the date agreed, the task whose date it moves."""

from collections.abc import Iterable, Mapping, Sequence

from xcollab.errors import Refused, Word
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.request import Request
from xcollab.schema.statement import Move
from xcollab.schema.statements.acceptance import Return
from xcollab.schema.statements.issue import Opening
from xcollab.schema.statements.request import Confirmation, Handover, Revision
from xcollab.schema.statements.task import Reassignment, TaskConfirmation
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.acts.act import condition
from xcollab.workflow.acts.said_as import said_as
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state_machines import AT_WORK


@condition("plan-says-so", N_("the plan changes with it"))
def plan_says_so(attempt: Attempt) -> None:
    """A statement that tells how a plan changes tells it truly: the fold believes it, whatever stands in the plan."""
    match attempt.statement:
        case Revision() as said:
            plan, told = _plain(attempt.request), [(change.field, change.to) for change in said.changes]
        case Handover() as said:
            plan, told = _plain(attempt.request), [("coordinator", said.to)]
        case said:
            hands = said_as(said, Reassignment).hands
            plan = {"owner": attempt.task.owner, "assignee": attempt.task.doer} if attempt.task else {}
            told = [(hand.role, hand.to) for hand in hands]
    for field, value in told:
        if plan.get(field) != value:
            raise Refused("other-change", field=Word("field", field))


def _plain(request: Request | None) -> Mapping[str, object]:
    return request.dump() if request else {}


@condition("request-known", N_("the request was read"))
def request_known(attempt: Attempt) -> None:
    """The request as it was submitted, revised or handed over: somebody may do so again while this is under way."""
    said = said_as(attempt.statement, Confirmation)
    stated = [getattr(entry.statement, "plan", None) for entry in attempt.state.counted if entry.kind == "request"]
    if said.plan not in stated:
        raise Refused("other-plan", subject=attempt.subject, now=attempt.state.request.plan)


@condition("date-known", N_("the date agreed"))
def date_known(attempt: Attempt) -> None:
    """A confirmation in new terms keeps the date; one that was in force may meanwhile have been moved."""
    said = said_as(attempt.statement, TaskConfirmation)
    task = attempt.state.tasks[attempt.subject]
    if said.due not in (task.original, task.due, *(slip.move.to for slip in task.slips)):
        raise Refused("other-due", task=attempt.subject, stated=said.due, due=task.due)


@condition("own-date", N_("moves no other task's date"))
def own_date(attempt: Attempt) -> None:
    """It moves the date of the task that it is on, and of no other."""
    _only(attempt, [attempt.subject])


@condition("fix-by-in-force", N_("the date moves to the fix-by"))
def fix_by_in_force(attempt: Attempt) -> None:
    """What is returned is due on the day by which it is to be fixed."""
    said = said_as(attempt.statement, Return)
    due = attempt.state.tasks[attempt.subject].due
    to = said.moves[0].to if said.moves else due
    if to and (to < said.fix_by or (said.moves and to != said.fix_by)):
        raise Refused("other-fix-by", task=attempt.subject, fix_by=said.fix_by, to=to)


@condition("linked-dates", N_("moves tasks that it holds up"))
def linked_dates(attempt: Attempt) -> None:
    """It moves the dates of the tasks that the issue holds up, and of those that wait for them.

    One that names none moves those of the raiser's department and of the responsible one; more only where the coordinator says so,
    who may move any date.
    """
    issue, plans = attempt.state.issues[attempt.subject], attempt.state.collab.tasks
    opening = issue.opening.statement
    assert isinstance(opening, Opening)
    if opening.tasks:
        _only(attempt, _waiting_for(opening.tasks, plans))
    elif attempt.by != attempt.state.request.coordinator:
        own = (attempt.snapshot.department_of(opening.by), issue.department)
        _only(attempt, [name for name, task in plans.items() if task.department in own])


def _only(attempt: Attempt, tasks: Iterable[str]) -> None:
    for move in moves_of(attempt.statement):
        if move.task not in tasks:
            raise _of_others(attempt, move, sorted(tasks))


def _of_others(attempt: Attempt, move: Move, tasks: Sequence[str]) -> Refused:
    """The coordinator moves any date, of a task that is at work."""
    task = attempt.state.tasks.get(move.task)
    if task is None or task.status not in AT_WORK:
        return Refused("other-task-not-moved", task=move.task, tasks=tasks)
    coordinator = attempt.state.request.coordinator
    return Refused("other-task", task=move.task, tasks=tasks, to=move.to, coordinator=coordinator)


def _waiting_for(tasks: Iterable[str], plans: Mapping[str, Task]) -> set[str]:
    """Some tasks, and all that depend on them, however far away."""
    found: set[str] = set()
    more = set(tasks)
    while more:
        found |= more
        more = {name for name, task in plans.items() if set(task.depends_on) & found} - found
    return found
