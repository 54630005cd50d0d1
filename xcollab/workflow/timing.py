"""When something was said, against when it was committed: a statement is not dated forward, and seldom far back."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from xcollab.schema.snapshot import Entry
from xcollab.workflow.state import Finding

AHEAD = timedelta(minutes=10)
"""How far clocks may differ."""
BEHIND = timedelta(hours=24)
"""How late a statement may be committed before it is worth a look."""


def dated(entries: Iterable[Entry], at: datetime) -> Iterator[Finding]:
    """Statements that claim a moment well after the commit's, or long before it."""
    for entry in entries:
        said = entry.statement.at
        if said > at + AHEAD:
            yield Finding(
                entry.record, ("at",), "said-in-future", {"at": said, "committed": at.astimezone(said.tzinfo)}
            )
        elif said < at - BEHIND:
            yield Finding(entry.record, ("at",), "said-long-ago", {"at": said, "committed": at.astimezone(said.tzinfo)})
