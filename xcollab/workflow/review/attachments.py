"""Attachments: a file comes in with the statement that names it, or by somebody who takes part, and is named in the end."""

from collections.abc import Iterable, Iterator

from xcollab.schema.base import Value
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Attachment
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.rules.fold import settled


def named_in(entries: Iterable[Entry]) -> frozenset[str]:
    """The paths, below their collaboration, of all files that statements name."""
    return frozenset(path for entry in entries for path in _paths(entry.statement))


def _paths(value: object) -> Iterator[str]:
    if isinstance(value, Attachment):
        yield from (value.path,) if value.path else ()
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from _paths(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _paths(part)


def takes_part(roster: Snapshot, collab: Collab, members: Iterable[str]) -> bool:
    """Whether one of them has a part in a collaboration, and so may add a file before it is named."""
    people = holders(Matter(roster, settled(collab), "", collab.request), "participant")
    return any(member in people for member in members)
