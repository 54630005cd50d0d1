"""What the views over all collaborations need of one: narrow rows, from which they compute what is late at any moment."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.parts.moves import moves_of
from xcollab.workflow.model.state_machines import ENDED
from xcollab.workflow.obligations.obligation import Obligation

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.agreed_dates import Dates
    from xcollab.workflow.model.state import State
    from xcollab.workflow.views.expected import Course


class TaskSummary(NamedTuple):
    """One task as it stands."""

    collab: str
    request: str
    """The status of its request."""
    task: str
    title: str
    department: str
    owner: str
    doer: str
    status: str
    original: date | None
    due: date | None
    delay: date | None
    """The date expected, where somebody stated that it will be late."""
    round: int
    renewal: bool
    """Its owner confirmed other terms than its present ones."""
    last_log: datetime | None
    proposed: date | None
    """Another date that was proposed, and that nobody has answered."""
    waits: tuple[tuple[str, str], ...] = ()
    """The tasks that have to be finished before it can begin, by id and title."""

    @property
    def running(self) -> bool:
        """Whether the collaboration is under way."""
        return self.request not in ENDED


class Later(NamedTuple):
    """A task that its assignee cannot begin yet."""

    collab: str
    task: str
    title: str
    doer: str
    due: date | None
    waits: tuple[tuple[str, str], ...]
    """The tasks that have to be finished before, by id and title."""


class Answered(NamedTuple):
    """How the answer of a department that was asked stands."""

    department: str
    status: str
    """Of its feedback; `passed-over` where the others began without it."""
    renewal: bool
    """It is to other terms than the present ones."""


class Outline(NamedTuple):
    """What is told first of a collaboration."""

    planned: bool
    """Whether there is a request; of one that cannot be read, nothing is known."""
    title: str
    dates: "Dates"
    """Of the whole."""
    stage: int
    answers: tuple[Answered, ...]
    contradictions: int
    ended: datetime | None
    """When it was archived or cancelled."""
    reason: str
    """Why it was cancelled."""
    milestones: tuple[tuple[str, date], ...] = ()
    """Those of the request, by name and date."""
    approvals: tuple[tuple[str, str], ...] = ()
    """Who has to approve it, and how that stands."""
    put_off: tuple[str, ...] = ()
    """The departments that are asked only after it."""


class Summary(NamedTuple):
    """A collaboration, except of what it needs a calendar or a clock for."""

    collab: str
    status: str
    coordinator: str
    tasks: tuple[TaskSummary, ...] = ()
    owed: tuple[Obligation, ...] = ()
    leaving: tuple[Obligation, ...] = ()
    """What those hold who leave."""
    notices: tuple[Obligation, ...] = ()
    """What somebody should know, and is asked nothing about."""
    without: tuple[str, ...] = ()
    """The departments that did not answer and without which work began."""
    outline: Outline | None = None
    """Of one that was asked for as a whole."""
    courses: "tuple[Course, ...]" = ()
    """Of the tasks, in their order."""
    later: tuple[Later, ...] = ()
    """What cannot begin yet, for the inboxes of those who will do it."""
    requester: str = ""

    @property
    def running(self) -> bool:
        """Whether it is under way, or something of it is owed still after its end."""
        return self.status not in ENDED or bool(self.owed)


def tasks_of(*states: "State") -> Iterable[TaskSummary]:
    """The tasks of some collaborations."""
    return (_task(state, task_id) for state in states for task_id in state.tasks)


def _task(state: "State", task_id: str) -> TaskSummary:
    from xcollab.workflow.model.predecessors import waits_for

    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    return TaskSummary(
        state.collab.id, state.request.status, task_id, plan.title, plan.department, plan.owner, plan.doer, task.status,
        task.first, task.due, task.delay.forecast if task.delay else None, task.round, state.to_renew(task_id),
        task.last_log.statement.at if task.last_log else None, moves_of(task.proposed.statement)[0].to if task.proposed else None,
        waits_for(state, task_id),
    )  # fmt: skip


def _later(state: "State") -> Iterable[Later]:
    from xcollab.workflow.model.predecessors import waits_for

    if state.request.status in ENDED:
        return
    for task_id, plan in state.collab.tasks.items():
        if waits := waits_for(state, task_id):
            yield Later(state.collab.id, task_id, plan.title, plan.doer, state.tasks[task_id].due, waits)


def summary(snapshot: "Snapshot", state: "State", today: date) -> Summary:
    """One collaboration. Of the day it depends on who is gone by then or away, and on nothing else."""
    from xcollab.workflow.obligations.leavers import leavers
    from xcollab.workflow.obligations.notices import notices
    from xcollab.workflow.obligations.table import obligations
    from xcollab.workflow.views.expected import course_of

    snapshot, request = snapshot.on(today), state.request
    return Summary(
        state.collab.id, request.status, request.coordinator, tuple(tasks_of(state)), obligations(snapshot, state),
        tuple(leavers(snapshot, state, today)), tuple(notices(snapshot, state)), tuple(filter(state.passed_over, state.feedback)),
        outline(state), tuple(course_of(state, task_id) for task_id in state.tasks), tuple(_later(state)),
        state.collab.request.requester if state.collab.request else "",
    )  # fmt: skip


def outline(state: "State") -> Outline:
    """What is told first of it."""
    from xcollab.workflow.model.agreed_dates import of_request
    from xcollab.workflow.model.approvals import approval_words
    from xcollab.workflow.time.lateness import stage

    request, ended = state.collab.request, state.request.ended
    answers = tuple(answered(state, department) for department in state.feedback)
    reason = getattr(ended.statement, "reason", "") if ended else ""
    return Outline(
        request is not None, request.title if request else "", of_request(state), stage(state), answers,
        len(state.findings), ended.statement.at if ended else None, reason,
        tuple((one.name, one.date) for one in request.milestones) if request else (),
        tuple(approval_words(state)) if state.approvals else (), tuple(state.request.put_off),
    )  # fmt: skip


def answered(state: "State", department: str) -> Answered:
    """How a department's answer stands."""
    feedback = state.feedback[department]
    renewal = feedback.entry is not None and not state.current(department)
    return Answered(department, "passed-over" if state.passed_over(department) else feedback.status, renewal)
