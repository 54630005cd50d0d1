"""Rates with their n."""

from collections.abc import Mapping
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.model.state import State
from xcollab.workflow.views import metrics
from xcollab.workflow.views.metrics import Metrics


@dataclass(frozen=True)
class MetricsView(View):
    """`metrics`: rates with their n."""

    NAME: ClassVar[str] = "metrics"
    whole: Metrics
    departments: Mapping[str, Metrics]


def figures(view: WorkspaceView, collab: str | None = None) -> MetricsView:
    """The figures of one collaboration or of all: the whole, then each department."""
    states = [view.state(view.collab(collab))] if collab else view.states()
    departments = [d for d in view.snapshot.departments if any(d in _concerned(state) for state in states)]
    whole = metrics.metrics(view.snapshot, states, view.days, view.now)
    each = {d: metrics.metrics(view.snapshot, states, view.days, view.now, d) for d in departments}
    return MetricsView(whole, each)


def _concerned(state: State) -> set[str]:
    request = state.collab.request
    own = {request.department, *request.departments} if request else set()
    return own | {task.department for task in state.collab.tasks.values()}
