"""What an act is on: from the words typed to the subject, one small function a kind."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.form import Subject
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.app.ids import random_letters
from xcollab.errors import Misused, Refused
from xcollab.schema.names import SLUG
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

TASK_ARGUMENT = Argument(
    "task", N_("The task: its id or title, a unique part of either, or COLLAB/TASK."), complete="task"
)
ISSUE_ARGUMENT = Argument(
    "issue", N_("The issue: its id or title, a unique part of either, or COLLAB/ISSUE."), complete="issue"
)
DEPARTMENT_ARGUMENT = Argument(
    "department", N_("The department; your own where it is left out."), False, complete="department"
)
IN_COLLAB = (COLLAB,)
"""The flag -C, for acts whose argument is not the collaboration itself."""

Typed = dict[str, Any]


def request(view: "WorkspaceView", typed: Typed) -> Subject:
    """The request of a collaboration."""
    collab = view.collab(typed.get("collab"))
    return Subject("request", collab, collab)


def feedback(view: "WorkspaceView", typed: Typed) -> Subject:
    """A department's feedback: the one named, that of the person spoken for, or one's own."""
    speaker = view.person(typed["for_"]) if typed.get("for_") else view.member.id
    named = typed.get("department")
    department = view.department(named) if named else view.snapshot.department_of(speaker)
    return Subject("feedback", view.collab(typed.get("collab")), department)


def meeting(view: "WorkspaceView", typed: Typed) -> Subject:
    """A meeting of a collaboration."""
    collab = view.collab(typed.get("collab"))
    return Subject("meeting", collab, collab)


def task(view: "WorkspaceView", typed: Typed) -> Subject:
    """A task, for its log."""
    return Subject("task", *view.task(typed["task"], typed.get("collab")))


def acceptance(view: "WorkspaceView", typed: Typed) -> Subject:
    """A task, for its deliverables and verdicts."""
    return Subject("acceptance", *view.task(typed["task"], typed.get("collab")))


def issue(view: "WorkspaceView", typed: Typed) -> Subject:
    """An issue."""
    return Subject("issue", *view.issue(typed["issue"], typed.get("collab")))


def new_issue(view: "WorkspaceView", typed: Typed) -> Subject:
    """An issue that gets its id now."""
    return Subject("issue", view.collab(typed.get("collab")), f"i-{random_letters(view.context)}")


def new_request(view: "WorkspaceView", typed: Typed) -> Subject:
    """The id of a collaboration that does not exist yet."""
    name = typed.get("new_id") or f"c-{random_letters(view.context)}"
    _fresh(name, name in view.snapshot.collabs, f"collabs/{name}")
    return Subject("request", name, name)


def new_task(view: "WorkspaceView", typed: Typed) -> Subject:
    """The id of a task that does not exist yet."""
    name = typed.get("new_id") or f"t-{random_letters(view.context)}"
    home, slash, name = name.rpartition("/")
    collab = view.collab(home if slash else typed.get("collab"))
    _fresh(name, name in view.snapshot.collabs[collab].tasks, f"collabs/{collab}/tasks/{name}.yaml")
    return Subject("task", collab, name)


def new_tasks(view: "WorkspaceView", typed: Typed) -> Subject:
    """Tasks of a collaboration that do not exist yet, all at once: the id that no task may have stands for them."""
    return Subject("task", view.collab(typed.get("collab")), "request")


def _fresh(name: str, taken: bool, path: str) -> None:
    if not SLUG.fullmatch(name):
        raise Misused("bad-id", value=name)
    if taken:
        raise Refused("file-exists", path=path)
