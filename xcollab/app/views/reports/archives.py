"""Collaborations that ended, with what was learned."""

from collections.abc import Mapping
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused, Word
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.schema.snapshot import Entry
from xcollab.workflow.views.forecast import Outlook, outlook


@dataclass(frozen=True)
class ArchiveView(View):
    """`archive show`: the end of a collaboration, with what was learned."""

    NAME: ClassVar[str] = "archive"
    collab: str
    archive: Entry
    outlook: Outlook
    """How it ended, against the date first agreed and the one in force."""


@dataclass(frozen=True)
class ArchivesView(View):
    """`archive list`: by collaboration."""

    NAME: ClassVar[str] = "archives"
    archive: Mapping[str, Entry]


def archive(view: WorkspaceView, collab: str | None = None) -> ArchiveView:
    """The end of a collaboration; of the only archived one, where none is named. Raises `Refused` where it is not archived."""
    archived = [state for state in view.states() if state.request.archived]
    if collab is None and len(archived) == 1:
        state = archived[0]
    else:
        state = view.state(view.collab(collab))
    if state.request.archived is None:
        raise Refused("not-archived", collab=state.collab.id, status=Word("request", state.request.status))
    found = outlook(view.snapshot, state, (), view.days, view.now)
    return ArchiveView(state.collab.id, state.request.archived, found)


def archives(view: WorkspaceView) -> ArchivesView:
    """All that are archived."""
    states = [(state.collab.id, state.request.archived) for state in view.states()]
    return ArchivesView({collab: entry for collab, entry in states if entry})
