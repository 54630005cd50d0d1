"""Whom a statement concerns without asking them anything: those it mentions, and whose task it moves, takes away or ends."""

from typing import Any

from xcollab.schema.snapshot import Collab, Entry


def addressees(collab: Collab, entry: Entry) -> tuple[str, ...]:
    """The members who should know of a statement, each once; never who said it."""
    said: Any = entry.statement
    match said.act:
        case "comment":
            found = said.mentions
        case "resolve" | "reschedule":
            found = tuple(hand for move in said.moves for hand in _hands(collab, move.task))
        case "cancel" if entry.kind == "task":
            found = _hands(collab, entry.subject)
        case "reassign":
            found = tuple(hand.from_ for hand in said.hands)
        case "minutes":
            found = tuple(action.owner for action in said.actions if action.owner and not action.task)
        case _:
            found = ()
    return tuple(dict.fromkeys(member for member in found if member != said.by))


def _hands(collab: Collab, task_id: str) -> tuple[str, ...]:
    """Who answers for a task, and who does it."""
    task = collab.tasks.get(task_id)
    return (task.owner, task.doer) if task else ()
