"""Issues with all that was said."""

from collections.abc import Mapping
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.workflow.model.state import IssueState


@dataclass(frozen=True)
class IssueView(View):
    """`issue show`."""

    NAME: ClassVar[str] = "issue"
    collab: str
    issue: str
    state: IssueState = field(metadata=AMONG)


@dataclass(frozen=True)
class IssuesView(View):
    """`issue list`: by collaboration and issue."""

    NAME: ClassVar[str] = "issues"
    issues: Mapping[str, Mapping[str, IssueState]]


def issue(view: WorkspaceView, issue: str, collab: str | None = None) -> IssueView:
    """An issue."""
    home, name = view.issue(issue, collab)
    return IssueView(home, name, view.state(home).issues[name])


def issues(view: WorkspaceView, collab: str | None = None) -> IssuesView:
    """The issues of one collaboration, or of all."""
    states = [view.state(view.collab(collab))] if collab else view.states()
    return IssuesView({state.collab.id: state.issues for state in states})
