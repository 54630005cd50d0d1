"""A large collaboration with what was folded of it, as one text, and back: of thousands of records those are made that are asked for.

So that an act reads what it is about. Of a small one, reading and folding all of it costs less than this.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, cast

from xcollab.schema.dataclass import replace
from xcollab.schema.kept_entry import Columns, kept_entries
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.store.files.checkpoints.state_text import made, plain
from xcollab.store.files.records import as_kept, from_kept
from xcollab.workflow.model.kept_items import KeptItems, KeptTogether
from xcollab.workflow.model.state import State, TaskState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from xcollab.workflow.model.questions import Question

LARGE = 1_000
"""Records from which on a collaboration counts as large."""
_FOLDED = (
    "request", "approvals", "feedback", "issues", "actions", "findings", "holds", "questions", "withdrawn",
)  # fmt: skip
"""The parts of a state, but for its tasks, the statements that count and the questions that nobody asks any more."""


class Checkpoint(NamedTuple):
    """A collaboration as it was read and folded once."""

    collab: Collab
    state: State
    """As the fold leaves it, before what edited plans lead to by themselves."""
    attachments: tuple[str, ...]
    """Their paths."""


def written(found: Checkpoint) -> bytes:
    """As text: a line of what is always wanted, one of the questions that ended, then lists of names, then a line for each record.

    Raises `TypeError` or `KeyError` where something in it cannot be kept.
    """
    collab, state = found.collab, found.state
    places = {entry.record: number for number, entry in enumerate(collab.entries)}
    head = [
        as_kept(collab.request) if collab.request else None,
        found.attachments,
        {name: plain(getattr(state, name), places) for name in _FOLDED},
        [places[entry.record] for entry in state.counted],
        collab.named_in_tasks,
    ]
    lines = [_text(head), _text(plain(tuple(state.ended), places))]
    lines += map("\t".join, (*Columns.of(collab.entries), collab.tasks, state.tasks))
    lines += [_text(as_kept(entry.statement)) for entry in collab.entries]
    lines += [_text(as_kept(task)) for task in collab.tasks.values()]
    lines += [_text(plain(task, places)) for task in state.tasks.values()]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def read(home: str, text: bytes) -> Checkpoint:
    """From its text. Raises `ValueError`, `TypeError`, `KeyError` or `IndexError` where it is none."""
    lines = text.split(b"\n")
    request, attachments, folded, counted, named = json.loads(lines[0])
    *columns, task_ids, state_ids = map(_names, lines[2:_RECORDS])
    plans_at = _RECORDS + len(columns[0])
    states_at = plans_at + len(task_ids)
    known = Columns._make(columns)
    entries = kept_entries(known, lines[_RECORDS:plans_at], _statement)
    plans = KeptItems(dict(zip(task_ids, lines[plans_at:states_at], strict=True)), _task)
    collab = Collab(home, cast("Request", from_kept(request)) if request else None, plans, tuple(entries))
    # Found out before: no plan need be made for the one, and not each statement be asked for the other.
    collab.__dict__["named_in_tasks"] = tuple(named)
    collab.__dict__["spoken_of"] = frozenset(" ".join({*known.speaks_of}).split(" "))
    states = dict(zip(state_ids, lines[states_at:], strict=True))
    parts = {name: made(value, entries) for name, value in folded.items()}

    def make(text: bytes) -> object:
        return made(json.loads(text), entries)

    tasks = KeptItems(states, cast("Callable[[bytes], TaskState]", make))
    ended = KeptTogether(lines[1], cast("Callable[[bytes], Iterable[Question]]", make))
    state = State(collab, tasks=tasks, ended=ended, counted=tuple(map(entries.__getitem__, counted)))
    return Checkpoint(collab, replace(state, **parts), tuple(attachments))


_RECORDS = 2 + len(Columns._fields) + 2
"""The line from which on the records stand."""


def _names(line: bytes) -> list[str]:
    return line.decode("utf-8", "surrogatepass").split("\t") if line else []


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _statement(text: bytes) -> Statement:
    return cast("Statement", from_kept(json.loads(text)))


def _task(text: bytes) -> Task:
    return cast("Task", from_kept(json.loads(text)))
