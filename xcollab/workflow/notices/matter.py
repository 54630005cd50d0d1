"""What whoever is asked must know of the plan before they can answer: that of the request, or of the task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xcollab.workflow.obligations.table import kind_of

if TYPE_CHECKING:
    from xcollab.schema.plain import Plain
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.obligation import Obligation

_REQUEST = (
    "background",
    "objectives",
    "scope",
    "exclusions",
    "special_requirements",
    "milestones",
    "due",
    "coordinator",
)
_TASK = ("description", "criteria")
_ABOUT_THE_PLAN = frozenset({"confirm-task", "renew-task", "start-task", "judge", "hand-in", "mend-returned"})


def matter(state: State, owed: Obligation) -> Mapping[str, Plain]:
    """Fields of the plan, by key; nothing where what was said tells it all, or of what is late with others."""
    if owed.of or owed.collab != state.collab.id:
        return {}
    request, task = state.collab.request, state.collab.tasks.get(owed.subject)
    if kind_of(owed).name in ("give-feedback", "renew-feedback") and request:
        told = request.dump()
        own = [one for one in _list(told.get("special_requirements")) if _concerns(one, owed.subject)]
        return _only({**told, "special_requirements": own}, _REQUEST)
    if owed.kind == "approve-request" and request:
        return _only(request.dump(), ("departments", *_REQUEST))
    if owed.kind in _ABOUT_THE_PLAN and task:
        return _only(task.dump(), _TASK)
    return {}


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _concerns(requirement: Plain, department: str) -> bool:
    """Of the special requirements, those of this department and those of all."""
    return isinstance(requirement, dict) and requirement.get("department") in (None, department)


def _only(told: Mapping[str, Plain], keys: tuple[str, ...]) -> Mapping[str, Plain]:
    return {key: told[key] for key in keys if told.get(key)}
