"""A part in a task in other hands: the plan that comes of it, and what is wrong with it. What is offered asks the same as what is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from xcollab.workflow.model.acceptors import workers
from xcollab.workflow.model.plan_references import Problem, leaving, newly_named, task_problems

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.schema.task import Task
    from xcollab.workflow.model.state import State


def given(snapshot: Snapshot, task: Task, to: Mapping[str, str], department: str = "") -> Task:
    """The plan with another owner or assignee. With the owner it becomes their department's, unless another is named."""
    if "owner" in to:
        department = department or snapshot.department_of(to["owner"]) or task.department
    return task.model_copy(update={**to, **({"department": department} if department else {})})


def hand_problems(snapshot: Snapshot, state: State, task_id: str, after: Task) -> Iterator[Problem]:
    """What is wrong with a plan that gives parts to others: with what it refers to, an acceptor at work, somebody who leaves."""
    planned = state.collab.tasks[task_id]
    yield from task_problems(snapshot, state.collab, task_id, after, planned)
    yield from acceptor_at_work(state, task_id, after)
    yield from leaving(snapshot, newly_named(planned, after), after.due)


def acceptor_at_work(state: State, task_id: str, task: Task) -> Iterator[Problem]:
    """Who accepts the work does none of it."""
    request = state.collab.request
    if request and request.acceptor in workers(task):
        yield (), "acceptor-works", {"member": request.acceptor, "task": task_id, "collab": state.collab.id}


def can_take(snapshot: Snapshot, state: State, task_id: str, role: str, member: str) -> bool:
    """Whether an owner's or assignee's part can be given to somebody who has not got it."""
    task = state.collab.tasks[task_id]
    if member == (task.owner if role == "owner" else task.doer):
        return False
    return not any(hand_problems(snapshot, state, task_id, given(snapshot, task, {role: member})))
