"""Files that statements name, by the name under which they lie: whoever may read the workspace may read them."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Attachment


class AttachedFile(NamedTuple):
    """One of them."""

    name: str
    """As it was called when somebody attached it."""
    content: bytes


def attached_to(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a statement names: the name that each file had, and the one under which it lies; what was taken out is not there."""
    for _, one in attachments(entry.statement):
        if one.path:
            yield one.name, _lies_as(one)


def attached_file(view: WorkspaceView, collab: str, name: str) -> AttachedFile | None:
    """The file that lies under a name; None where no statement of the collaboration names it, or it is not what was attached."""
    found = next((one for one in _named(view, collab) if _lies_as(one) == name), None)
    if found is None or found.path is None:
        return None
    path = f"collabs/{collab}/{found.path}"
    if view.attached(path) != found.sha256:
        return None
    content = view.revision.attachment(path)
    return (
        AttachedFile(found.name, content)
        if content is not None and sha256(content).hexdigest() == found.sha256
        else None
    )


def _named(view: WorkspaceView, collab: str) -> Iterator[Attachment]:
    for entry in view.snapshot.collabs[collab].entries:
        yield from (one for _, one in attachments(entry.statement))


def _lies_as(one: Attachment) -> str:
    return (one.path or "").removeprefix("attachments/")
