"""Whom and what statements name beyond their subject: it has to be there, or nobody can do what was said."""

from collections.abc import Callable, Iterator

from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.statement import Statement
from xcollab.schema.statements.acceptance import Passing
from xcollab.schema.statements.feedback import ActionHandedOn, ActionMadeTask, Feedback, Minutes
from xcollab.schema.statements.request import Archiving
from xcollab.schema.statements.task import Progress, Splitting, TaskCancellation
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.state import State

Key = tuple[str | int, ...]
Named = Iterator[tuple[Key, str, str | None]]
"""Where in the statement, what kind of thing is named, and its id."""


_CODES = {
    "member": "unknown-member", "department": "unknown-department", "task": "unknown-task", "cause": "unknown-cause",
}  # fmt: skip


def named(snapshot: Snapshot, state: State) -> Iterator[Finding]:
    """What a statement names and nobody knows."""
    tasks = state.collab.tasks.keys()
    causes = tasks | {entry.subject for entry in state.collab.entries if entry.kind == "issue"}
    known: dict[str, Callable[[str], object]] = {
        "member": snapshot.member,
        "department": snapshot.departments.get,
        "task": lambda name: name in tasks,
        "cause": lambda name: name in causes,
    }
    for entry in state.collab.entries:
        for key, kind, name in _names(entry.statement):
            if name and not known[kind](name):
                yield Finding(entry.record, key, _CODES[kind], {kind: name})


def _names(said: Statement) -> Named:
    match said:
        case Feedback():
            yield ("liaison",), "member", said.liaison
            for number, resource in enumerate(said.resources):
                yield ("resources", number, "department"), "department", resource.department
        case Minutes():
            for number, action in enumerate(said.actions):
                yield ("actions", number, "owner"), "member", action.owner
                yield ("actions", number, "task"), "task", action.task
        case ActionHandedOn():
            yield ("to",), "member", said.to
        case ActionMadeTask():
            yield ("task",), "task", said.task
        case Progress(needs=needs) if needs:
            yield ("needs", "from"), "department", needs.from_
        case Passing():
            yield ("follow_up",), "task", said.follow_up
        case Archiving():
            for number, improvement in enumerate(said.improvements):
                yield ("improvements", number, "owner"), "member", improvement.owner
    for number, part in enumerate(said.parts if isinstance(said, Splitting) else ()):
        yield ("parts", number), "task", part
    yield from _moved(said)


def _moved(said: Statement) -> Named:
    if isinstance(said, TaskCancellation):
        yield ("cause",), "task", said.cause
    for number, move in enumerate(moves_of(said)):
        yield ("moves", number, "cause"), "cause", move.cause
