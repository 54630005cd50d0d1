"""What a collaboration says, passage by passage, to be searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from xcollab.schema.names import place_of, subject_of
from xcollab.schema.parts.texts import ATTACHED, wordings
from xcollab.schema.statements.issue import Opening
from xcollab.workflow.views.search import Kind, Passage, Searched

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Collab, Entry
    from xcollab.schema.value import Value
    from xcollab.workflow.model.state import State

_BELOW = ("task", "acceptance", "issue")
"""What statements are on that has a title of its own."""
_KINDS: Mapping[tuple[str, str], Kind] = {("minutes", "decisions"): "decision", ("open", "title"): "title"}
"""By act and key; all else is text, or a lesson where it ends a collaboration."""


def searched(state: State) -> Searched:
    """All of it: plans as they stand, statements as they were said, those taken back as well."""
    collab, request = state.collab, state.collab.request
    first = dict(reversed([(entry.on, entry.at) for entry in collab.entries]))
    headings = {f"{collab.id}/{key}": task.title for key, task in collab.tasks.items()}
    for entry in collab.entries:
        if isinstance(entry.statement, Opening):
            headings[f"{collab.id}/{entry.subject}"] = entry.statement.title
    found = [*_plans(collab, first)]
    for entry in collab.entries:
        found += _said(entry, headings, withdrawn=entry.record in state.withdrawn)
    return Searched(collab.id, request.title if request else "", state.request.status, tuple(found))


def _plans(collab: Collab, first: Mapping[str, datetime]) -> Iterator[Passage]:
    begun = first.get(place_of("request", collab.id, collab.id))
    if request := collab.request:
        blank = Passage("text", f"{collab.id}/request", collab.id, "", "", begun, request.requester, False, ())
        yield from _parts(blank, _by_kind(request, "plan"), collab.id)
    for key, task in collab.tasks.items():
        subject, at = f"{collab.id}/{key}", first.get(place_of("task", collab.id, key), begun)
        blank = Passage("text", f"{collab.id}/tasks/{key}", subject, task.title, "", at, task.owner, False, ())
        yield from _parts(blank, _by_kind(task, "plan"), key)


def _said(entry: Entry, headings: Mapping[str, str], *, withdrawn: bool) -> Iterator[Passage]:
    kind, collab, subject = subject_of(entry.on)
    about = f"{collab}/{subject}" if kind in _BELOW else collab
    told, by = entry.statement, entry.statement.by
    blank = Passage("text", entry.record, about, headings.get(about, ""), told.act, told.at, by, withdrawn, ())
    yield from _parts(blank, _by_kind(told, told.act), subject)


def _parts(blank: Passage, lines: Mapping[Kind, list[str]], name: str) -> Iterator[Passage]:
    """A passage of each kind; a title has the id beside it, which people remember as well."""
    for kind, texts in lines.items():
        yield blank._replace(kind=kind, lines=(*texts, name) if kind == "title" else tuple(texts))


def _by_kind(record: Value, act: str) -> Mapping[Kind, list[str]]:
    found: dict[Kind, list[str]] = {}
    for key, text in wordings(record):
        found.setdefault(_kind(act, key), []).append(text)
    return found


def _kind(act: str, key: str) -> Kind:
    if key == ATTACHED:
        return "attachment"
    if act == "plan":
        return "title" if key == "title" else "text"
    return "lesson" if act == "archive" else _KINDS.get((act, key), "text")
