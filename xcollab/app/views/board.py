"""All tasks, late ones first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from xcollab.app.overview import Overview
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.model.state_machines import ENDED
from xcollab.workflow.views import board
from xcollab.workflow.views.board import Row, Silence

Nothing = Literal["nothing-begun", "no-tasks", "asked-for-less", "ended"]


@dataclass(frozen=True)
class BoardView(View):
    """`board`: all tasks, late ones first."""

    NAME: ClassVar[str] = "board"
    today: date
    tasks: Sequence[Row]
    without: Mapping[str, Sequence[str]]
    """By collaboration, the departments that did not answer and without which work began."""


class OnBoard(NamedTuple):
    """Which tasks are wanted; all that run, where nothing is said."""

    collab: str | None = None
    department: str | None = None
    owner: str | None = None
    """Or who does it."""
    late: bool = False
    """Only late ones."""
    needs_help: bool = False
    mine: bool = False
    """Only those that whoever is at work owns or does."""
    my_department: bool = False
    """Only those of the department of whoever is at work."""


def task_board(view: Overview, wanted: OnBoard = OnBoard()) -> BoardView:  # noqa: B008 - it cannot be changed
    """The tasks of one collaboration, or of all that are running. Raises `Refused` where a stranger asks for what is their own."""
    summaries = view.summaries(view.collab(wanted.collab) if wanted.collab else None, "tasks")
    department, person = _department(view, wanted), _person(view, wanted)
    silence = Silence(view.days, view.company.workspace.deadlines.log)
    rows = [
        row
        for row in board.board(
            (task for each in summaries for task in each.tasks if wanted.collab or task.running),
            view.now.date(),
            silence,
        )
        if department in (None, row.department)
        and person in (None, row.owner, row.doer)
        and (row.late or not wanted.late)
        and (row.needs_help or not wanted.needs_help)
    ]
    without = {
        each.collab: [name for name in each.without if department in (None, name)]
        for each in summaries
        if each.status not in ENDED
    }
    return BoardView(view.now.date(), rows, {collab: names for collab, names in without.items() if names})


def _department(view: Overview, wanted: OnBoard) -> str | None:
    if wanted.my_department:
        return view.company.department_of(view.member)
    return view.department(wanted.department) if wanted.department else None


def _person(view: Overview, wanted: OnBoard) -> str | None:
    if wanted.mine:
        return view.member
    return view.person(wanted.owner) if wanted.owner else None


def why_none(view: Overview, wanted: OnBoard) -> Nothing:
    """Why a board shows no task."""
    if not view.trees:
        return "nothing-begun"
    if any(wanted._replace(collab=None)):
        return "asked-for-less"
    return "ended" if not wanted.collab and not view.summaries(None, "tasks") else "no-tasks"
