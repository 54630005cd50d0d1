"""A collaboration on one screen: its stage, and who is waited for."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.collab_data import CollabData, collab_data
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.workflow.model.agreed_dates import Dates, of_request
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.lateness import stage


@dataclass(frozen=True)
class StatusView(View):
    """`status`: a collaboration, its stage, and who is waited for."""

    NAME: ClassVar[str] = "status"
    state: CollabData = field(metadata=AMONG)
    stage: int
    waiting: Sequence[Dated]
    dates: Dates
    """The date of the whole, with the one first agreed and every later one."""


def status(view: WorkspaceView, collab: str | None = None) -> StatusView:
    """The collaboration meant; the only one where none is named."""
    state = view.state(view.collab(collab))
    return StatusView(collab_data(state), stage(state), view.obligations(state), of_request(state))
