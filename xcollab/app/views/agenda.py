"""Open problems, by who must speak."""

from typing import ClassVar

from xcollab.app.forms.stages.minutes import of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.views.agenda import Agenda


@dataclass(frozen=True)
class AgendaView(View):
    """`agenda`: open problems, by who must speak."""

    NAME: ClassVar[str] = "agenda"
    agenda: Agenda


def agenda(view: WorkspaceView, collab: str | None = None) -> AgendaView:
    """The agenda of the weekly sync."""
    return AgendaView(of(view, view.collab(collab)))
