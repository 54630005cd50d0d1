"""Tasks, and the acceptance of each."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from xcollab.app.forms.stages.again import last_time
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.collab_data import TaskData, task_data
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.snapshot import Entry
from xcollab.schema.template import Slipped
from xcollab.workflow.views.board import Row, board
from xcollab.workflow.views.summary import tasks_of


@dataclass(frozen=True)
class TaskView(View):
    """`task show`."""

    NAME: ClassVar[str] = "task"
    collab: str
    task: str
    state: TaskData = field(metadata=AMONG)
    last_time: Sequence[Slipped] = ()
    """How its date moved last time, where it was copied."""


@dataclass(frozen=True)
class TasksView(View):
    """`task list`."""

    NAME: ClassVar[str] = "tasks"
    tasks: Sequence[Row]


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


def task(view: WorkspaceView, task: str, collab: str | None = None) -> TaskView:
    """A task with its dates and its log."""
    home, name = view.task(task, collab)
    before = last_time(view, home)
    slips = [slip for one in before.tasks if one.id == name for slip in one.slips] if before else []
    return TaskView(home, name, task_data(view.state(home), name), slips)


def tasks(view: WorkspaceView, collab: str | None = None) -> TasksView:
    """The tasks of one collaboration, or of all."""
    states = [view.state(view.collab(collab))] if collab else view.states()
    return TasksView(board(tasks_of(*states), view.now.date()))


def acceptance(view: WorkspaceView, task: str, collab: str | None = None) -> AcceptanceView:
    """Deliverables and verdicts of a task."""
    home, name = view.task(task, collab)
    at = view.state(home).tasks[name]
    return AcceptanceView(home, name, at.status, at.round, at.delivery, at.verdicts, at.returns)
