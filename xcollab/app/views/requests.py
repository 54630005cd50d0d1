"""The request, the departments' answers, and the minutes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from xcollab.app.forms.stages.again import last_time
from xcollab.app.forms.stages.common import statement_named
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused, Word
from xcollab.render.base.collab_data import CollabData, FeedbackData, collab_data, feedback_data
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Entry
from xcollab.workflow.model.plan_references import outsider


@dataclass(frozen=True)
class RequestView(View):
    """`request show`: a collaboration as a whole."""

    NAME: ClassVar[str] = "request"
    state: CollabData = field(metadata=AMONG)
    lessons: Sequence[str] = ()
    """What was learned last time, where it was made from something."""


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
class ActionData:
    """What a meeting gave somebody to do, as it stands now."""

    number: int
    """Its place in the minutes, from 1 on."""
    text: str
    owner: str
    """Whose it is now."""
    due: date | None
    ended: str | None
    """The name of the statement that says that it was done, or made a task."""


@dataclass(frozen=True)
class MeetingView(View):
    """`meeting show`: minutes in full."""

    NAME: ClassVar[str] = "meeting"
    meeting: Entry
    actions: Sequence[ActionData] = ()
    """Those that are no task from the beginning."""

    @property
    def collab(self) -> str:
        """The collaboration that it is of."""
        return subject_of(self.meeting.statement.on)[1]


def request(view: WorkspaceView, collab: str | None = None) -> RequestView:
    """A collaboration as a whole."""
    state = view.state(view.collab(collab))
    before = last_time(view, state.collab.id)
    return RequestView(collab_data(state), before.lessons if before else ())


def requests(view: WorkspaceView) -> RequestsView:
    """All collaborations."""
    states = view.states()
    titles = [state.collab.request.title if state.collab.request else None for state in states]
    return RequestsView(
        [RequestRow(s.collab.id, title, s.request.status) for s, title in zip(states, titles, strict=True)]
    )


def feedback(view: WorkspaceView, collab: str | None = None, department: str | None = None) -> FeedbackView:
    """The answers of all departments asked, or of one; none, where it is not asked."""
    state = view.state(view.collab(collab))
    names = [view.department(department)] if department else list(state.feedback)
    told = {name: feedback_data(state, name) for name in names if name in state.feedback}
    return FeedbackView(state.collab.id, told)


def unasked(view: WorkspaceView, collab: str, department: str) -> Refused:
    """What to tell of a department that is not asked, and how it can be."""
    state = view.state(collab)
    assert state.collab.request is not None
    code, arguments = outsider(state.collab, state.collab.request, department)
    return Refused.of(code, {"collab": collab, **arguments})


def meetings(view: WorkspaceView, collab: str | None = None) -> MeetingsView:
    """All minutes."""
    state = view.state(view.collab(collab))
    return MeetingsView(state.collab.id, [entry for entry in state.counted if entry.act == "minutes"])


def meeting(view: WorkspaceView, meeting: str | None = None, collab: str | None = None) -> MeetingView:
    """Minutes by name or a part of it; the newest, where nothing is said. Raises `Refused` where there are none."""
    if meeting:
        return _minuted(view, statement_named(view, meeting, collab, "minutes"))
    minutes = meetings(view, collab).meetings
    if not minutes:
        raise Refused("nothing-there", kind=Word("machine", "meeting"))
    return _minuted(view, minutes[-1])


def _minuted(view: WorkspaceView, entry: Entry) -> MeetingView:
    state = view.state(subject_of(entry.on)[1])
    actions = [one for one in state.actions.values() if one.entry.name == entry.name]
    told = [
        ActionData(one.number, one.text, one.owner, one.due, one.ended.name if one.ended else None) for one in actions
    ]
    return MeetingView(entry, told)
