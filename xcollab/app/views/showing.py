"""What `show` and `list` of every noun answer programs with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from xcollab.render.base.json_data import AMONG, CollabData, FeedbackData, TaskData, View
from xcollab.render.base.links import Invitation
from xcollab.schema.snapshot import Entry
from xcollab.workflow.model.state import IssueState
from xcollab.workflow.views.board import Row
from xcollab.workflow.views.forecast import Outlook


@dataclass(frozen=True)
class RequestView(View):
    """`request show`: a collaboration as a whole."""

    NAME: ClassVar[str] = "request"
    state: CollabData = field(metadata=AMONG)


@dataclass(frozen=True)
class RequestRow:
    """A collaboration in a list."""

    collab: str
    title: str | None
    status: str


@dataclass(frozen=True)
class RequestsView(View):
    """`request list`."""

    NAME: ClassVar[str] = "requests"
    requests: Sequence[RequestRow]


@dataclass(frozen=True)
class FeedbackView(View):
    """`feedback show`: the departments' answers."""

    NAME: ClassVar[str] = "feedback"
    collab: str
    feedback: Mapping[str, FeedbackData]


@dataclass(frozen=True)
class MeetingsView(View):
    """`meeting list`: all minutes of a collaboration."""

    NAME: ClassVar[str] = "meetings"
    collab: str
    meetings: Sequence[Entry]


@dataclass(frozen=True)
class MeetingView(View):
    """`meeting show`: minutes in full."""

    NAME: ClassVar[str] = "meeting"
    meeting: Entry


@dataclass(frozen=True)
class TaskView(View):
    """`task show`."""

    NAME: ClassVar[str] = "task"
    collab: str
    task: str
    state: TaskData = field(metadata=AMONG)


@dataclass(frozen=True)
class TasksView(View):
    """`task list`."""

    NAME: ClassVar[str] = "tasks"
    tasks: Sequence[Row]


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


@dataclass(frozen=True)
class AcceptanceView(View):
    """`acceptance show`: deliverables and verdicts of a task."""

    NAME: ClassVar[str] = "acceptance"
    collab: str
    task: str
    status: str
    round: int
    delivery: Entry | None
    verdicts: Mapping[str, Entry]
    """Of the present round, by party."""
    returns: Sequence[Entry]


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


@dataclass(frozen=True)
class LinksView(View):
    """`forge links`: what departments are sent to answer in the browser."""

    NAME: ClassVar[str] = "links"
    collab: str
    forge: str
    links: Sequence[Invitation]
