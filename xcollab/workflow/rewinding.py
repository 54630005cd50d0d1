"""The plans as they stood before and after each statement of one change.

One change, a squash say, may hold several statements that change a plan. Each says what it changed, so that the plan is
rebuilt backwards from the last one. Edits that no statement tells of count as done before the first.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.task import Task


def timeline(roster: Snapshot, before: Collab, after: Collab, said: Sequence[Entry]) -> list[Collab]:
    """The plans before each of the statements, in their order, and after the last; the entries are those of `before`."""
    plans = [replace(after, entries=before.entries)]
    for entry in reversed(said):
        plans.append(_undone(roster, before, plans[-1], entry))
    return plans[::-1]


def created_by(entry: Entry) -> tuple[str, ...]:
    """The tasks that a statement makes: what mends a pass with conditions, and what minutes name as somebody's task."""
    said: Any = entry.statement
    if said.act == "pass":
        return (said.follow_up,) if said.follow_up else ()
    return tuple(action.task for action in said.actions if action.task) if said.act == "minutes" else ()


def _undone(roster: Snapshot, before: Collab, plans: Collab, entry: Entry) -> Collab:
    said: Any = entry.statement
    task = plans.tasks.get(entry.subject)
    match said.act:
        case "revise" if plans.request:
            return replace(plans, request=_unrevised(plans.request, said.changes))
        case "handover" if plans.request and plans.request.coordinator == said.to:
            return replace(plans, request=plans.request.model_copy(update={"coordinator": said.from_}))
        case "reassign" if task:
            return replace(plans, tasks={**plans.tasks, entry.subject: _handed_back(roster, task, said.hands)})
    new = set(created_by(entry)) - before.tasks.keys()
    return replace(plans, tasks={key: task for key, task in plans.tasks.items() if key not in new}) if new else plans


def _unrevised(request: Request, changes: Sequence[Any]) -> Request:
    """A change that does not tell what stands in the plan is left, so that it shows as an edit that nobody stated."""
    plain = request.dump()
    for change in changes:
        if plain.get(change.field) == change.to:
            plain[change.field] = change.from_
    try:
        return Request.model_validate({key: value for key, value in plain.items() if value is not None})
    except ValidationError:
        return request


def _handed_back(roster: Snapshot, task: Task, hands: Sequence[Any]) -> Task:
    """An owner's department comes and goes with the owner."""
    update: dict[str, str] = {}
    for hand in hands:
        if hand.role == "owner" and task.owner == hand.to:
            update |= {"owner": hand.from_, "department": roster.department_of(hand.from_) or task.department}
        elif hand.role == "assignee" and task.doer == hand.to:
            update["assignee"] = hand.from_
    return task.model_copy(update=update)
