"""What changed between two revisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.workflow.views.difference import Difference, difference, nothing


@dataclass(frozen=True)
class DiffView(View):
    """`diff`: what changed between two revisions."""

    NAME: ClassVar[str] = "diff"
    from_: str
    """The commit of the earlier one."""
    to: str
    changed: Sequence[Difference]


def changes(early: WorkspaceView, late: WorkspaceView) -> DiffView:
    """Every collaboration that differs."""
    known = early.snapshot.collabs
    found = [
        difference(
            early.state(state.collab.id) if state.collab.id in known else nothing(state.collab.id), state, late.days
        )
        for state in late.states()
    ]
    return DiffView(early.revision.commit, late.revision.commit, [each for each in found if not each.empty])
