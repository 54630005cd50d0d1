"""How dates moved, of a collaboration or of one task."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.named_subjects import subject_named
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.views.date_history import DateHistory, histories, of_one_task


@dataclass(frozen=True)
class DatesView(View):
    """`request dates`: how the dates of a collaboration, or of one task, moved."""

    NAME: ClassVar[str] = "dates"
    collab: str
    dates: Sequence[DateHistory]


def dates(view: WorkspaceView, subject: str | None = None) -> DatesView:
    """All dates of a collaboration, or that of a task of one. Raises `Misused` for what is neither."""
    if subject is None:
        return _of_all(view, view.collab(None))
    found = subject_named(view, ("collab", "task"), subject)
    if found.kind == "collab":
        return _of_all(view, found.collab)
    return DatesView(found.collab, [of_one_task(view.days, view.state(found.collab), found.id)])


def _of_all(view: WorkspaceView, collab: str) -> DatesView:
    return DatesView(collab, [*histories(view.days, view.state(collab))])
