"""Views for programs: plain values with canonical words, the same keys in every language."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from xcollab.schema.base import Value
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow import terms
from xcollab.workflow.state import State


def plain(value: Any) -> Any:
    """Any part of a view as JSON can hold it."""
    if isinstance(value, Value):
        return value.dump()
    if isinstance(value, Entry):
        return {"name": value.name, **value.statement.dump()}
    if isinstance(value, Collab):
        return value.id
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value


def state_data(state: State) -> dict[str, Any]:
    """A collaboration: its plans, what the fold makes of what was said, and the fingerprints of what is to be answered."""
    request = state.collab.request
    return {
        "collab": state.collab.id,
        "request": {**(request.dump() if request else {}), "status": state.request.status,
                    "coordinator": state.request.coordinator, "plan": request and terms.plan_digest(request)},
        "feedback": {
            name: {**plain(feedback), "current": state.current(name),
                   "terms": request and terms.request_terms(request, name)}
            for name, feedback in state.feedback.items()
        },
        "tasks": {task_id: _task_data(state, task_id) for task_id in state.tasks},
        "issues": plain(state.issues),
        "contradictions": plain(state.findings),
    }  # fmt: skip


def _task_data(state: State, task_id: str) -> dict[str, Any]:
    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    handing: Any = task.handing.statement if task.handing else None
    return {
        "plan": plan.dump(), **plain(task), "to_renew": state.to_renew(task_id), "terms": terms.task_terms(plan),
        "judges": handing and terms.deliverables_digest(handing),
    }  # fmt: skip
