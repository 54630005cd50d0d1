"""Views for programs: plain values with canonical words, the same keys in every language.

A view is a dataclass; `plain` makes of it what JSON can hold, and `reference/schemas.py` reads from the same fields what that
looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import FeedbackState, IssueState, State, TaskState

if TYPE_CHECKING:
    from xcollab.schema.request import Request
    from xcollab.schema.task import Task

AMONG = {"among": True}
"""Metadata of a field whose own keys stand among those of the view, instead of below a key of its own."""
SOMETIMES = {"sometimes": True}
"""Metadata of a field that is left out where it is None."""


class View:
    """What a command answers programs with. Keys may be added to a view; to take one away or change it raises its version."""

    NAME: ClassVar[str]
    VERSION: ClassVar[int] = 1


def answer(view: View) -> dict[str, Any]:
    """A view with its name and version at its head: what is printed."""
    return {"schema": view.NAME, "schema_version": view.VERSION, **plain(view)}


def plain(value: Any) -> Any:
    """Any part of a view as JSON can hold it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Entry):
        return {"name": value.name, **value.statement.dump()}
    if isinstance(value, Collab):
        return value.id
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if hasattr(value, "dump"):  # a record, as its file has it; its model is not loaded for asking
        return value.dump()
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value


def _fields(value: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for one in fields(value):
        item = getattr(value, one.name)
        if "among" in one.metadata:
            told |= plain(item) if item is not None else {}
        elif item is not None or "sometimes" not in one.metadata:
            told[one.name.rstrip("_")] = plain(item)  # `from_` is the key `from`
    return told


@dataclass(frozen=True)
class RequestData:
    """The request, as its file has it, and where it stands."""

    form: Request | None = field(metadata=AMONG)
    status: str
    coordinator: str
    """Who coordinates now; the file names the first."""
    plan: str | None
    """The fingerprint of the whole plan."""


@dataclass(frozen=True)
class FeedbackData:
    """What a department answered."""

    state: FeedbackState = field(metadata=AMONG)
    current: bool
    """Whether the answer is to the terms as they stand now."""
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
    told = RequestData(
        request, state.request.status, state.request.coordinator, fingerprints.plan_digest(request) if request else None
    )
    return CollabData(
        state.collab.id, told, {name: feedback_data(state, name) for name in state.feedback},
        {task_id: task_data(state, task_id) for task_id in state.tasks}, state.issues, state.findings,
    )  # fmt: skip


def feedback_data(state: State, department: str) -> FeedbackData:
    """One department's answer."""
    request = state.collab.request
    asked = fingerprints.request_terms(request, department) if request else None
    return FeedbackData(state.feedback[department], state.current(department), asked)


def task_data(state: State, task_id: str) -> TaskData:
    """One task."""
    from xcollab.schema.stage_acceptance import Delivery

    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    delivery = task.delivery.said_as(Delivery) if task.delivery else None
    judges = fingerprints.deliverables_digest(delivery) if delivery else None
    return TaskData(plan, task, state.to_renew(task_id), fingerprints.task_terms(plan), judges)
