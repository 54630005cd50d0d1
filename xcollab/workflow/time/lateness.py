"""What is late on a given day: derived from the date in force and a stated forecast, never a state of its own.

Red is late (the date passed, or the forecast lies past it), yellow needs help. Work handed in is not late: from then on
the ball is with those who judge it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State

_RUNNING = ("proposed", "declined", "todo", "doing", "needs-help")


class Scheduled(Protocol):
    """A task as far as its lateness goes."""

    @property
    def status(self) -> str:
        """Of the task."""

    @property
    def due(self) -> date | None:
        """The date in force."""

    @property
    def delay(self) -> object | None:
        """What somebody stated of a delay."""


def is_late(task: Scheduled, today: date) -> bool:
    """Whether the date in force has passed, or is expected to, while the work is still going on."""
    if task.status not in _RUNNING or task.due is None:
        return False
    return today > task.due or task.delay is not None


def days_late(task: Scheduled, today: date) -> int:
    """Calendar days past the date in force, 0 when it has not passed."""
    return max((today - task.due).days, 0) if task.due and is_late(task, today) else 0


def needs_help(task: Scheduled) -> bool:
    """Whether the assignee asked for help."""
    return task.status == "needs-help"


def stage(state: State) -> int:
    """The stage of the six that the collaboration is in as a whole; 0 when it was cancelled.

    1 request, 2 feedback, 3 task breakdown, 4 progress, 5 an issue waits, 6 acceptance or archived.
    """
    match state.request.status:
        case "draft" | "none":
            return 1
        case "submitted":
            return 1 if state.request.put_off and not state.feedback else 2  # it waits for an approval first
        case "archived":
            return 6
        case "cancelled":
            return 0
    tasks = [task.status for task in state.tasks.values() if task.status != "cancelled"]
    if any(issue.status != "resolved" for issue in state.issues.values()):
        return 5
    if not tasks or all(status in ("proposed", "declined", "todo") for status in tasks):
        return 3
    return 6 if all(status in ("in-review", "done") for status in tasks) else 4
