"""What an act is on: from the words typed to the subject, one small function a kind."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.form import Subject
from xcollab.app.forms.inputs import COLLAB, Argument
from xcollab.app.ids import random_letters
from xcollab.errors import Misused, Refused
from xcollab.schema.names import SLUG
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.desk import Desk

COLLAB_ARGUMENT = Argument(
    "collab", N_("The collaboration; may be left out where there is one."), False, complete="collab"
)
TASK_ARGUMENT = Argument("task", N_("The task: its id, a unique beginning of it, or COLLAB/TASK."), complete="task")
ISSUE_ARGUMENT = Argument(
    "issue", N_("The issue: its id, a unique beginning of it, or COLLAB/ISSUE."), complete="issue"
)
DEPARTMENT_ARGUMENT = Argument(
    "department", N_("The department; your own where it is left out."), False, complete="department"
)
IN_COLLAB = (COLLAB,)
"""The flag -C, for acts whose argument is not the collaboration itself."""

Typed = dict[str, Any]


def request(desk: "Desk", typed: Typed) -> Subject:
    """The request of a collaboration."""
    collab = desk.collab(typed.get("collab"))
    return Subject("request", collab, collab)


def feedback(desk: "Desk", typed: Typed) -> Subject:
    """A department's feedback: the one named, that of the person spoken for, or one's own."""
    speaker = desk.person(typed["for_"]) if typed.get("for_") else desk.member.id
    named = typed.get("department")
    department = desk.department(named) if named else desk.snapshot.department_of(speaker)
    return Subject("feedback", desk.collab(typed.get("collab")), department)


def meeting(desk: "Desk", typed: Typed) -> Subject:
    """A meeting of a collaboration."""
    collab = desk.collab(typed.get("collab"))
    return Subject("meeting", collab, collab)


def task(desk: "Desk", typed: Typed) -> Subject:
    """A task, for its log."""
    return Subject("task", *desk.task(typed["task"], typed.get("collab")))


def acceptance(desk: "Desk", typed: Typed) -> Subject:
    """A task, for its deliverables and verdicts."""
    return Subject("acceptance", *desk.task(typed["task"], typed.get("collab")))


def issue(desk: "Desk", typed: Typed) -> Subject:
    """An issue."""
    return Subject("issue", *desk.issue(typed["issue"], typed.get("collab")))


def new_issue(desk: "Desk", typed: Typed) -> Subject:
    """An issue that gets its id now."""
    return Subject("issue", desk.collab(typed.get("collab")), f"i-{random_letters(desk.context)}")


def new_request(desk: "Desk", typed: Typed) -> Subject:
    """The id of a collaboration that does not exist yet."""
    name = typed.get("new_id") or f"c-{random_letters(desk.context)}"
    _fresh(name, name in desk.snapshot.collabs, f"collabs/{name}")
    return Subject("request", name, name)


def new_task(desk: "Desk", typed: Typed) -> Subject:
    """The id of a task that does not exist yet."""
    name = typed.get("new_id") or f"t-{random_letters(desk.context)}"
    home, slash, name = name.rpartition("/")
    collab = desk.collab(home if slash else typed.get("collab"))
    _fresh(name, name in desk.snapshot.collabs[collab].tasks, f"collabs/{collab}/tasks/{name}.yaml")
    return Subject("task", collab, name)


def _fresh(name: str, taken: bool, path: str) -> None:
    if not SLUG.fullmatch(name):
        raise Misused("bad-id", value=name)
    if taken:
        raise Refused("file-exists", path=path)
