"""Whom a statement concerns without asking them anything: those it mentions, and whose task it moves, takes away or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.schema.parts.moves import moves_of

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Collab, Entry
    from xcollab.workflow.model.state import State


def addressees(collab: Collab, entry: Entry) -> tuple[str, ...]:
    """The members who should know of a statement, each once; never who said it."""
    from xcollab.schema.statement import Comment
    from xcollab.schema.statements.feedback import Minutes
    from xcollab.schema.statements.issue import Resolution
    from xcollab.schema.statements.task import (
        DateConsent,
        DateRefusal,
        Reassignment,
        Rescheduling,
        Splitting,
        TaskCancellation,
    )

    found: tuple[str, ...] = ()
    match entry.statement:
        case Comment(mentions=mentions):
            found = mentions
        case Resolution(moves=moves) | Rescheduling(moves=moves) | DateConsent(moves=moves):
            found = tuple(hand for move in moves for hand in _hands(collab, move.task))
        case DateRefusal(of=of):
            proposal = collab.entry(entry.on, of)
            found = (*((proposal.statement.by,) if proposal else ()), *_coordinator(collab))
        case TaskCancellation() | Splitting():
            found = _hands(collab, entry.subject)
        case Reassignment(hands=hands):
            found = tuple(hand.from_ for hand in hands)
        case Minutes(actions=actions):
            found = tuple(action.owner for action in actions if action.owner and not action.task)
    return tuple(dict.fromkeys(member for member in found if member != entry.statement.by))


def voided(state: State, entry: Entry) -> tuple[str, ...]:
    """Those whose proposal of another date a statement made void, by moving the date itself."""
    moved = (state.tasks[move.task].slips for move in moves_of(entry.statement) if move.task in state.tasks)
    slips = (slip for slips in moved for slip in slips if slip.entry.record == entry.record)
    return tuple(
        slip.voids.statement.by for slip in slips if slip.voids and slip.voids.statement.by != entry.statement.by
    )


def _coordinator(collab: Collab) -> tuple[str, ...]:
    return (collab.request.coordinator,) if collab.request else ()


def _hands(collab: Collab, task_id: str) -> tuple[str, ...]:
    """Who answers for a task, and who does it."""
    task = collab.tasks.get(task_id)
    return (task.owner, task.doer) if task else ()
