"""What changed between two revisions, in the language of the work: a pure function of two states."""

from typing import NamedTuple

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statements.feedback import Feedback, Minutes
from xcollab.schema.statements.request import Revision
from xcollab.workflow.model.state import Redating, State, TaskState
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.views.forecast import Cause, causes


class Difference(NamedTuple):
    """What one collaboration has in the later revision and had not in the earlier one."""

    collab: str
    new_tasks: tuple[str, ...]
    done: tuple[str, ...]
    cancelled: tuple[str, ...]
    returned: tuple[str, ...]
    slips: tuple[Cause, ...]
    """Moved dates by their cause, only those that are new."""
    opened: tuple[str, ...]
    resolved: tuple[str, ...]
    answered: tuple[tuple[str, str], ...]
    """Departments and what they now answer."""
    decided: tuple[str, ...]
    """Decisions of new minutes."""
    revised: tuple[str, ...]
    """Fields of the request that were revised."""
    redated: tuple[Redating, ...]
    """Its dates that moved with that."""
    status: tuple[str, str] | None
    """The request's own status, before and after, where it changed."""

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not any(self[1:])


def difference(before: State, after: State, days: WorkDays) -> Difference:
    """What changed in one collaboration; `before` may be the state of an empty one."""
    known = {entry.record for entry in before.counted}
    new = [entry for entry in in_order(after.counted) if entry.record not in known]
    said = [entry.statement for entry in new]
    was, now = before.request.status, after.request.status
    return Difference(
        after.collab.id,
        tuple(task for task in after.tasks if task not in before.tasks),
        _became(before, after, "done"),
        _became(before, after, "cancelled"),
        tuple(dict.fromkeys(entry.subject for entry in new if entry.statement.act == "return")),
        tuple(causes(_only_new_slips(after, new), days)),
        tuple(issue for issue in after.issues if issue not in before.issues),
        tuple(i for i, s in after.issues.items() if s.status == "resolved" and _issue(before, i) != "resolved"),
        tuple((e.subject, e.statement.decision) for e in new if isinstance(e.statement, Feedback)),
        tuple(decision for s in said if isinstance(s, Minutes) for decision in s.decisions),
        tuple(dict.fromkeys(change.field for s in said if isinstance(s, Revision) for change in s.changes)),
        tuple(move for move in after.request.moved if move.entry.record not in known),
        (was, now) if was != now else None,
    )


def _became(before: State, after: State, status: str) -> tuple[str, ...]:
    was = {task_id: task.status for task_id, task in before.tasks.items()}
    return tuple(t for t, task in after.tasks.items() if task.status == status and was.get(t) != status)


def _issue(state: State, issue: str) -> str:
    return state.issues[issue].status if issue in state.issues else ""


def _only_new_slips(after: State, new: list[Entry]) -> State:
    """The later state with the earlier slips taken out of its tasks."""
    records = {entry.record for entry in new}

    def only(task: TaskState) -> TaskState:
        return replace(task, slips=tuple(slip for slip in task.slips if slip.entry.record in records))

    return replace(after, tasks={task_id: only(task) for task_id, task in after.tasks.items()})


def nothing(collab: str) -> State:
    """The state of a collaboration that did not exist yet."""
    return State(Collab(collab))
