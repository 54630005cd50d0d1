"""How dates moved, of a collaboration or of one task."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
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
    try:
        state = view.state(view.collab(subject))
    except Misused as error:
        if not (subject and error.code.startswith("no-match")):
            raise
        home, task = view.task(subject)
        return DatesView(home, [of_one_task(view.days, view.state(home), task)])
    return DatesView(state.collab.id, [*histories(view.days, state)])
