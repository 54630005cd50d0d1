"""A collaboration for programs: its plans, what the fold makes of what was said, and what answers are bound to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xcollab.render.base.json_data import AMONG
from xcollab.schema.dataclass import dataclass, field
from xcollab.workflow.model import fingerprints
from xcollab.workflow.views.background import terms_revised

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.statements.request import Change
    from xcollab.schema.task import Task
    from xcollab.workflow.model.finding import Finding
    from xcollab.workflow.model.state import ApprovalState, FeedbackState, IssueState, State, TaskState


@dataclass(frozen=True)
class RequestData:
    """The request, as its file has it, and where it stands."""

    form: Request | None = field(metadata=AMONG)
    status: str
    coordinator: str
    """Who coordinates now; the file names the first."""
    plan: str | None
    """The fingerprint of the whole plan."""
    approvals: Mapping[str, ApprovalState]
    """By member, of those who have to approve it."""
    put_off: tuple[str, ...]
    """The departments that are asked once it is approved."""
    terms: str | None
    """The fingerprint of the terms that an approval now would be bound to."""


@dataclass(frozen=True)
class FeedbackData:
    """What a department answered."""

    state: FeedbackState = field(metadata=AMONG)
    current: bool
    """Whether the answer is to the terms as they stand now."""
    changed: Sequence[Change]
    """How the terms have changed since the answer: each field once, from what it answered to what stands now."""
    terms: str | None
    """The fingerprint of the terms that an answer now would be bound to."""


@dataclass(frozen=True)
class TaskData:
    """A task: its plan, and what was made of it."""

    plan: Task
    state: TaskState = field(metadata=AMONG)
    to_renew: bool
    """Whether the owner confirmed other terms than the present ones."""
    terms: str
    """The fingerprint of the terms that a confirmation now would be bound to."""
    judges: str | None
    """The fingerprint of the deliverables that a verdict now would be bound to."""


@dataclass(frozen=True)
class CollabData:
    """A collaboration: its plans, what the fold makes of what was said, and the fingerprints of what is to be answered."""

    collab: str
    request: RequestData
    feedback: Mapping[str, FeedbackData]
    """By department."""
    tasks: Mapping[str, TaskData]
    """By task."""
    issues: Mapping[str, IssueState]
    """By issue."""
    contradictions: tuple[Finding, ...]
    """What the rulebook does not allow where it falls."""


def collab_data(state: State) -> CollabData:
    """All of a collaboration."""
    request = state.collab.request
    plan, terms = (fingerprints.plan_digest(request), fingerprints.approval_terms(request)) if request else (None, None)
    own = state.request
    told = RequestData(request, own.status, own.coordinator, plan, state.approvals, own.put_off, terms)
    return CollabData(
        state.collab.id, told, {name: feedback_data(state, name) for name in state.feedback},
        {task_id: task_data(state, task_id) for task_id in state.tasks}, state.issues, state.findings,
    )  # fmt: skip


def feedback_data(state: State, department: str) -> FeedbackData:
    """One department's answer."""
    request = state.collab.request
    asked = fingerprints.request_terms(request, department) if request else None
    return FeedbackData(state.feedback[department], state.current(department), terms_revised(state, department), asked)


def task_data(state: State, task_id: str) -> TaskData:
    """One task."""
    from xcollab.schema.statements.acceptance import Delivery

    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    delivery = task.delivery.said_as(Delivery) if task.delivery else None
    judges = fingerprints.deliverables_digest(delivery) if delivery else None
    return TaskData(plan, task, state.to_renew(task_id), fingerprints.task_terms(plan), judges)
