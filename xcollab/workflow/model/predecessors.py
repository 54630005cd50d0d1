"""What a task waits for before it can begin: those of the tasks that it depends on that are not finished."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State, TaskState

_FINISHED = ("finished", "in-review", "done")


def unfinished(state: State, task_id: str) -> tuple[str, ...]:
    """The ids of those that a task has to wait for, in the order of its plan. What was cancelled, or was never there, keeps
    nobody waiting, and what was returned does again.
    """
    others = state.collab.tasks[task_id].depends_on
    return tuple(
        one for one in others if one in state.tasks and state.tasks[one].status not in (*_FINISHED, "cancelled")
    )


def waits_for(state: State, task_id: str) -> tuple[tuple[str, str], ...]:
    """The same with their titles, of a task that has not begun; one that has begun waits for nothing."""
    if state.tasks[task_id].status != "todo":
        return ()
    return tuple((one, state.collab.tasks[one].title) for one in unfinished(state, task_id))


def free_since(state: State, task_id: str) -> datetime | None:
    """Since when a task can begin: once it was taken on, and the last of those before it was finished."""
    others = (state.tasks.get(one) for one in state.collab.tasks[task_id].depends_on)
    moments = [_finished_at(one) for one in others if one and one.status in _FINISHED]
    return max(filter(None, (state.tasks[task_id].since, *moments)), default=None)


def _finished_at(task: TaskState) -> datetime | None:
    """When it was said to be finished; what was never said so was when its deliverables came."""
    said = task.last_log if task.last_log and getattr(task.last_log.statement, "status", "") == "finished" else None
    entry = said or task.delivery
    return entry.statement.at if entry else task.since
