"""What an act is on: from the words typed to the subject, one small function a kind."""

from typing import Any

from xcollab.commands.command import COLLAB, Argument
from xcollab.commands.desk import Desk, random_letters
from xcollab.commands.form import Subject
from xcollab.words import N_

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


def request(desk: Desk, typed: Typed) -> Subject:
    """The request of a collaboration."""
    collab = desk.collab(typed.get("collab"))
    return Subject("request", collab, collab)


def feedback(desk: Desk, typed: Typed) -> Subject:
    """A department's feedback: the one named, that of the person spoken for, or one's own."""
    speaker = desk.person(typed["for_"]) if typed.get("for_") else desk.member.id
    named = typed.get("department")
    department = desk.department(named) if named else desk.snapshot.department_of(speaker)
    return Subject("feedback", desk.collab(typed.get("collab")), department)


def meeting(desk: Desk, typed: Typed) -> Subject:
    """A meeting of a collaboration."""
    collab = desk.collab(typed.get("collab"))
    return Subject("meeting", collab, collab)


def task(desk: Desk, typed: Typed) -> Subject:
    """A task, for its log."""
    return Subject("task", *desk.task(typed["task"], typed.get("collab")))


def acceptance(desk: Desk, typed: Typed) -> Subject:
    """A task, for its deliverables and verdicts."""
    return Subject("acceptance", *desk.task(typed["task"], typed.get("collab")))


def issue(desk: Desk, typed: Typed) -> Subject:
    """An issue."""
    return Subject("issue", *desk.issue(typed["issue"], typed.get("collab")))


def new_issue(desk: Desk, typed: Typed) -> Subject:
    """An issue that gets its id now."""
    return Subject("issue", desk.collab(typed.get("collab")), f"i-{random_letters(desk.call)}")
