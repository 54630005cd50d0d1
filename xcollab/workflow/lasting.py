"""What was said stays as it was said: statements are neither edited nor deleted."""

from collections.abc import Iterator

from xcollab.schema.snapshot import Collab
from xcollab.workflow.state import Finding


def altered(before: Collab, after: Collab, unreadable: frozenset[str]) -> Iterator[Finding]:
    """The statements of `before` that are another in `after`, or gone."""
    now = {entry.record: entry.statement for entry in after.entries}
    for entry in before.entries:
        if entry.record in unreadable or now.get(entry.record) == entry.statement:
            continue
        code = "statement-edited" if entry.record in now else "statement-deleted"
        yield Finding(entry.record, (), code, {"name": entry.name, "member": entry.statement.by})
