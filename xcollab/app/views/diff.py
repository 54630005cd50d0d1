"""What changed between two revisions."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.views.difference import Difference, difference, nothing


@dataclass(frozen=True)
class DiffView(View):
    """`diff`: what changed between two revisions."""

    NAME: ClassVar[str] = "diff"
    from_: str
    """The commit of the earlier one."""
    to: str
    changed: Sequence[Difference]


def changes(early: WorkspaceView, late: WorkspaceView, collab: str | None = None) -> DiffView:
    """Every collaboration that differs, or one if it does."""
    before, after, known = early.revision.trees(), late.revision.trees(), early.snapshot.collabs
    names = [late.collab(collab)] if collab else sorted(name for name in after if after[name] != before.get(name))
    for view in (early, late):
        view.collabs.read(names)  # what did not change is not read
    states = [state for name in names if name in late.snapshot.collabs and (state := late.readable(name))]
    found = [
        difference(
            early.state(state.collab.id) if state.collab.id in known else nothing(state.collab.id), state, late.days
        )
        for state in states
    ]
    return DiffView(early.revision.commit, late.revision.commit, [each for each in found if not each.empty])
