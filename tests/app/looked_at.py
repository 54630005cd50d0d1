"""What views say to two people, and what may happen between two looks."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.app.views.board import task_board
from xcollab.app.views.history import history
from xcollab.app.views.inbox import beside, inbox, inbox_view
from xcollab.app.views.reports.report import gathered, report
from xcollab.app.views.search import search
from xcollab.app.views.status import status
from xcollab.app.views.tasks import task
from xcollab.app.views.time.overdue import late
from xcollab.app.views.waiting import waiting
from xcollab.app.views.why import why
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import XcollabError
from xcollab.render.base.json_data import View, answer

LATER = "2024-07-15T12:00"


def everything(people: People, at: str | None = None, now: str = LATER) -> str:
    """What the five views over all say to two people, with what stands below each line of their inboxes, and what views of
    one collaboration say.
    """
    said: list[object] = []
    for who in ("li", "zhou"):
        view = Overview(people.context(who), at, now)
        try:
            found = inbox(view, who)
            below = [beside(view, who, found.waiting)[each.obligation] for each in found.waiting]
            said += [answer(one) for one in (task_board(view), late(view), waiting(view), inbox_view(view, found))] + [
                below
            ]
            said += [answer(search(view, words)) for words in (["report"], ["Li Na", "half"], ["dealers"])]
        except XcollabError as error:
            said.append(error.code)
        said.append(view.context.told)
    return json.dumps([*said, _of_one(people, at, now)])


def _of_one(people: People, at: str | None, now: str) -> list[object]:
    said: list[object] = []
    views: tuple[Callable[[WorkspaceView], View], ...] = (
        lambda view: status(view, "q3"),
        lambda view: why(view, "q3"),
        lambda view: history(view, "q3"),
        lambda view: task(view, "report", "q3"),
        lambda view: report(view, gathered(view, "q3")),
    )
    for asked in views:
        view = WorkspaceView(people.context("li"), at, now)
        try:
            said.append(answer(asked(view)))
        except XcollabError as error:
            said.append(error.code)
        said.append(view.context.told)
    return said


def index_of(people: People) -> Path:
    return people.root / ".git/xcollab"


def forgotten(people: People) -> str:
    """What is said by whoever begins anew, and by whoever cannot remember."""
    shutil.rmtree(index_of(people), ignore_errors=True)
    anew = everything(people)
    shutil.rmtree(index_of(people), ignore_errors=True)
    index_of(people).write_text("no directory: nothing can be remembered here\n")
    without = everything(people)
    index_of(people).unlink()
    assert without == anew
    return anew


def comments(people: People) -> None:
    people.do("li", "task", "comment", task="q3/report", text="half of it")


def _log(people: People) -> None:
    people.do("li", "task", "progress", task="report", status="doing", text="on it")


def adds_a_task(people: People) -> None:
    name = f"more-{people.moment:%H%M}"
    people.do(
        "zhou", "task", "create", new_id=name, collab="q3", title="More", owner="li", due="2024-07-09", criteria=["c"]
    )


def begins_a_second(people: People) -> None:
    people.do("chen", "request", "create", new_id=f"q{people.moment:%H%M}", title="Next", background="b", objectives=["o"],
              coordinator="zhou", departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip


def _by_hand(people: People) -> None:
    path = people.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text().replace("title: Report", "title: Report by hand"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "by hand")


def breaks_a_file(people: People) -> None:
    path = people.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "a key that is none")


def _stray(people: People) -> None:
    (people.root / "collabs/q3/notes.txt").write_text("mine\n")
    (people.root / "departments/plan.md").write_text("mine\n")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "--allow-empty", "-m", "files that are no records")


def _leaves(people: People) -> None:
    path = people.root / "departments/sales.yaml"
    path.write_text(path.read_text().replace("id: li\n", "id: li\n    until: 2024-07-05\n"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "Li leaves")


def _renamed(people: People) -> None:
    path = people.root / "departments/sales.yaml"
    path.write_text(path.read_text().replace("name: Li Na", "name: Li Nana"))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", "another name")


def _joins(people: People) -> None:
    _in_department(
        people, "sales", "members:\n", "members:\n  - id: novak\n    name: Ann Novak\n    email: [novak@example.com]\n"
    )


def _lead(people: People) -> None:
    _in_department(people, "sales", "lead: li", "lead: sun")


def _in_department(people: People, department: str, was: str, now: str) -> None:
    path = people.root / f"departments/{department}.yaml"
    path.write_text(path.read_text().replace(was, now, 1))
    people.company.git("commit", "--quiet", "--allow-empty", "-am", f"{department} is changed")


def _day_off(people: People) -> None:
    (people.root / "calendar.yaml").write_text("off:\n  - date: 2024-07-11\n    name: Our day\n")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "--allow-empty", "-m", "a day off")


def _back(people: People) -> None:
    people.company.git("reset", "--quiet", "--hard", "HEAD~1")


def _amended(people: People) -> None:
    people.company.git("commit", "--quiet", "--amend", "-m", "said otherwise")


def _collected(people: People) -> None:
    people.company.git("gc", "--quiet", "--prune=now")


STEPS: tuple[Callable[[People], None], ...] = (
    comments, _log, adds_a_task, begins_a_second, _by_hand, breaks_a_file, _stray, _leaves, _renamed, _joins, _lead, _day_off, _back, _amended, _collected,
)  # fmt: skip
