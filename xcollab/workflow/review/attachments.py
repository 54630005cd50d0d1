"""Attachments: a file comes in with the statement that names it, or by somebody who takes part, and is named in the end."""

from collections.abc import Iterable

from xcollab.schema.parts.attachments import attachments
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.rules.fold import settled


def named_in(entries: Iterable[Entry]) -> frozenset[str]:
    """The paths, below their collaboration, of all files that statements name."""
    return frozenset(
        named.path for entry in entries for _, named in attachments(entry.statement) if named.path is not None
    )


def takes_part(roster: Snapshot, collab: Collab, members: Iterable[str]) -> bool:
    """Whether one of them has a part in a collaboration, and so may add a file before it is named."""
    people = holders(Matter(roster, settled(collab), "", collab.request), "participant")
    return any(member in people for member in members)
