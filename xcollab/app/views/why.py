"""Can the date hold, where the days went, who has the ball."""

from typing import ClassVar

from xcollab.app.named_subjects import subject_named
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.workflow.views.forecast import Outlook, outlook, task_outlook


@dataclass(frozen=True)
class WhyView(View):
    """`why`: can the date hold, where the days went, who has the ball."""

    NAME: ClassVar[str] = "why"
    collab: str
    task: str | None
    outlook: Outlook = field(metadata=AMONG)


def why(view: WorkspaceView, subject: str | None = None, collab: str | None = None) -> WhyView:
    """The outlook of a collaboration, or of one task."""
    named, task = _meant(view, subject, collab)
    state = view.state(named)
    owed = view.obligations(state)
    if task:
        return WhyView(named, task, task_outlook(state, task, owed, view.days, view.now))
    return WhyView(named, None, outlook(view.snapshot, state, owed, view.days, view.now))


def _meant(view: WorkspaceView, subject: str | None, collab: str | None) -> tuple[str, str]:
    """The collaboration, and the task where one is named."""
    if subject is None:
        return view.collab(collab), ""
    found = subject_named(view, ("task",) if collab else ("collab", "task"), subject, collab)
    return found.collab, found.id if found.kind == "task" else ""
