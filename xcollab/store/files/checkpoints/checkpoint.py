"""A large collaboration with what was folded of it, as one text, and back: of thousands of records those are made that are asked for.

So that an act reads what it is about. Of a small one, reading and folding all of it costs less than this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from xcollab.schema.kept_entry import Columns, kept_entries
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.store.files.checkpoints.state_text import made, plain
from xcollab.store.files.records import as_kept, from_kept
from xcollab.workflow.model.kept_items import KeptItems
from xcollab.workflow.model.replaced import replace
from xcollab.workflow.model.state import State, TaskState

LARGE = 1_000
"""Records from which on a collaboration counts as large."""
_FOLDED = (
    "request", "approvals", "feedback", "issues", "actions", "findings", "holds", "questions", "ended", "withdrawn",
)  # fmt: skip
"""The parts of a state, but for its tasks and the statements that count."""


class Checkpoint(NamedTuple):
    """A collaboration as it was read and folded once."""

    collab: Collab
    state: State
    """As the fold leaves it, before what edited plans lead to by themselves."""
    attachments: tuple[str, ...]
    """Their paths."""


def written(found: Checkpoint) -> str:
    """As text. Raises `TypeError` or `KeyError` where something in it cannot be kept."""
    collab, state = found.collab, found.state
    places = {entry.record: number for number, entry in enumerate(collab.entries)}
    head = [
        len(collab.entries),
        as_kept(collab.request) if collab.request else None,
        found.attachments,
        {name: plain(getattr(state, name), places) for name in _FOLDED},
        [places[entry.record] for entry in state.counted],
        Columns.of(collab.entries),
        [*collab.tasks],
        [*state.tasks],
        collab.named_in_tasks,
    ]
    lines = [_text(as_kept(entry.statement)) for entry in collab.entries]
    lines += [_text(as_kept(task)) for task in collab.tasks.values()]
    lines += [_text(plain(task, places)) for task in state.tasks.values()]
    return "\n".join([_text(head), *lines])


def read(home: str, text: str) -> Checkpoint:
    """From its text. Raises `ValueError`, `TypeError`, `KeyError` or `IndexError` where it is none."""
    first, *lines = text.split("\n")
    count, request, attachments, folded, counted, columns, task_ids, state_ids, named = json.loads(first)
    entries = kept_entries(Columns._make(columns), lines[:count], _statement)
    plans = KeptItems(dict(zip(task_ids, lines[count : count + len(task_ids)], strict=True)), _task)
    collab = Collab(home, cast("Request", from_kept(request)) if request else None, plans, tuple(entries))
    collab.__dict__["named_in_tasks"] = tuple(named)  # found out before: no plan need be made for it
    states = dict(zip(state_ids, lines[count + len(task_ids) :], strict=True))
    parts = {name: made(value, entries) for name, value in folded.items()}
    state = State(
        collab, tasks=KeptItems(states, _state_maker(entries)), counted=tuple(map(entries.__getitem__, counted))
    )
    return Checkpoint(collab, replace(state, **parts), tuple(attachments))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _statement(text: str) -> Statement:
    return cast("Statement", from_kept(json.loads(text)))


def _task(text: str) -> Task:
    return cast("Task", from_kept(json.loads(text)))


def _state_maker(entries: Sequence[Entry]) -> Callable[[str], TaskState]:
    return lambda text: cast("TaskState", made(json.loads(text), entries))
