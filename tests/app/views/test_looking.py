"""Every view looked at by values alone, in the middle of the work and after its end."""

import json
from collections.abc import Callable

import pytest

from tests.support.answers import _validator
from tests.support.at_work import People, ended
from xcollab.app.overview import Overview
from xcollab.app.printed_commands import next_step
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.views import issues, requests, tasks
from xcollab.app.views.agenda import agenda
from xcollab.app.views.board import OnBoard, task_board
from xcollab.app.views.diff import changes
from xcollab.app.views.history import history, history_lines
from xcollab.app.views.inbox import about, inbox, inbox_view
from xcollab.app.views.people import departments, members
from xcollab.app.views.reports import archives, exports
from xcollab.app.views.reports.metrics import figures
from xcollab.app.views.reports.report import document, gathered, report
from xcollab.app.views.rules import machine_of, rulebook, rules_of
from xcollab.app.views.status import status
from xcollab.app.views.time.dates import dates
from xcollab.app.views.time.deadline import deadlines
from xcollab.app.views.time.overdue import failing, late, paths_of
from xcollab.app.views.waiting import waited_for, waiting
from xcollab.app.views.why import why
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.base.json_data import View, answer

NOW = "2024-07-15T12:00"
"""The report was due on the 10th."""


@pytest.fixture
def people(at_work: People) -> People:
    """A collaboration is under way."""
    return at_work


def _late(people: People) -> WorkspaceView:
    return WorkspaceView(people.context("li"), now=NOW)


def _overview(people: People) -> Overview:
    return Overview(people.context("li"), now=NOW)


OF_ALL: dict[str, Callable[[Overview], View]] = {
    "board": task_board, "inbox": lambda view: inbox_view(view, inbox(view)), "waiting": waiting, "overdue": late,
}  # fmt: skip


EVERY: dict[str, Callable[[WorkspaceView], View]] = {
    "status": status, "why": why, "agenda": agenda, "metrics": figures, "history": history, "members": members, "departments": departments,
    "request": requests.request, "requests": requests.requests, "dates": dates, "feedback": requests.feedback,
    "meetings": requests.meetings, "tasks": tasks.tasks, "issues": issues.issues, "archives": archives.archives,
    "task": lambda view: tasks.task(view, "report"), "acceptance": lambda view: tasks.acceptance(view, "report"),
    "rules": lambda view: rulebook(), "diff": lambda view: changes(WorkspaceView(view.context, "HEAD~3"), view),
    "portfolio": lambda view: report(view, gathered(view)), "report": lambda view: report(view, gathered(view, "q3", "HEAD~2")),
}  # fmt: skip


def test_the_dates_of_one_task_are_asked_for_by_its_id(people: People) -> None:
    found = dates(_late(people), "report")
    assert (found.collab, [one.name for one in found.dates]) == ("q3", ["report"])
    assert dates(_late(people), "q3/report") == found
    with pytest.raises(Misused, match="no-match"):
        dates(_late(people), "nowhere")


@pytest.mark.parametrize("name", [*EVERY, *OF_ALL])
def test_a_view_is_a_value_that_its_schema_describes(people: People, name: str) -> None:
    said = answer(EVERY[name](_late(people)) if name in EVERY else OF_ALL[name](_overview(people)))
    assert said["schema"] == name
    assert list(_validator(name).iter_errors(json.loads(json.dumps(said)))) == []


def test_the_board_shows_what_is_wanted_of_it(people: People) -> None:
    (row,) = task_board(_overview(people)).tasks
    assert (row.task, row.late) == ("report", True)
    assert task_board(_overview(people), OnBoard(collab="q3", department="sales", owner="li", late=True)).tasks == [row]
    assert task_board(_overview(people), OnBoard(needs_help=True)).tasks == []
    assert task_board(_overview(people), OnBoard(owner="wang")).tasks == []


def test_the_board_of_whoever_asks_is_what_they_own_or_do_and_what_their_department_does(people: People) -> None:
    def shown(who: str, wanted: OnBoard) -> list[str]:
        return [row.task for row in task_board(Overview(people.context(who)), wanted).tasks]

    everything = task_board(Overview(people.context("li"))).tasks
    assert everything
    for who in ("li", "wang", "zhou"):
        department = Overview(people.context(who)).company.department_of(who)
        assert shown(who, OnBoard(mine=True)) == [row.task for row in everything if who in (row.owner, row.doer)]
        assert shown(who, OnBoard(my_department=True)) == [r.task for r in everything if r.department == department]
        assert shown(who, OnBoard(mine=True)) == shown("zhou", OnBoard(owner=who))
    assert shown("li", OnBoard(mine=True, my_department=True)) == ["report"]
    assert shown("wang", OnBoard(mine=True)) == []


def test_an_inbox_holds_what_one_owes_and_says_what_answers_it(people: People) -> None:
    view, overview = _late(people), _overview(people)
    found = inbox(overview)
    assert found.member == "li" and [each.obligation.subject for each in found.waiting] == ["report"]
    assert all(isinstance(line, str) for each in found.waiting for line in about(view, each.obligation))
    step = next_step(view, status(view).waiting)
    assert step is not None and step[1].startswith("xcollab ")
    assert [each.obligation.subject for each in inbox(overview, "li").waiting] == ["report"]


def test_what_is_late_is_found_with_the_file_that_says_so(people: People) -> None:
    view = _overview(people)
    found = late(view).overdue
    assert paths_of(view, found) == {"q3/tasks/report": "collabs/q3/tasks/report.yaml"}
    assert (failing(found, "late"), failing((), "late")) == (True, False)


def test_how_long_somebody_waits_is_told_in_working_days(people: People) -> None:
    people.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
              wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    view, overview = _late(people), _overview(people)
    (pair,) = (pair for pair in waiting(overview, "q3").pairs if pair.awaited == "tech")
    assert [waited_for(overview, each) for each in pair.owed] == [10]
    (one,) = deadlines(view, pair.owed[0].obligation.subject).deadlines
    assert one.days and one.hears
    with pytest.raises(Refused, match="no-deadline"):
        deadlines(view, "support")


def test_why_is_asked_of_a_collaboration_or_of_a_task(people: People) -> None:
    view = _late(people)
    assert (why(view, "q3").task, why(view, "report").task, why(view, "q3/report", "q3").task) == (
        None,
        "report",
        "report",
    )
    with pytest.raises(Misused):
        why(view, "nothing-such", "q3")


def test_a_history_is_told_of_all_of_a_task_and_of_one_statement(people: People) -> None:
    view = _late(people)
    whole, task = history(view), history(view, "report")
    assert (len(whole.statements), len(whole.plans), len(task.statements), len(task.plans)) == (6, 2, 2, 1)
    one = history(view, task.statements[-1].name)
    assert [entry.name for entry in one.statements] == [task.statements[-1].name]
    lines = history_lines(view, whole)
    assert lines == sorted(lines) and len(lines) == 8


def test_the_end_has_views_of_its_own(people: People) -> None:
    with pytest.raises(Refused, match="not-archived"):
        archives.archive(people.view("li"))
    with pytest.raises(Refused, match="nothing-there"):
        requests.meeting(people.view("li"))
    people.do("zhou", "meeting", "minutes", collab="q3", kind="kickoff", held="2024-07-02", attendees=["li"],
              topics=["t"], decisions=["go"])  # fmt: skip
    ended(people)
    view = people.view("li")
    assert archives.archive(view).collab == "q3" and list(archives.archives(view).archive) == ["q3"]
    (minutes,) = requests.meetings(view).meetings
    assert requests.meeting(view).meeting == requests.meeting(view, minutes.name).meeting == minutes
    ((issue, state),) = issues.issues(view, "q3").issues["q3"].items()
    assert (issues.issue(view, issue).issue, state.status) == (issue, "resolved")
    assert tasks.acceptance(view, "report").verdicts.keys() == {"requester", "coordinator"}
    assert list(task_board(Overview(people.context("li"))).tasks) == []


def test_documents_are_values_as_well(people: People) -> None:
    view = _late(people)
    told = gathered(view, "q3", "HEAD~2")
    assert "Launch" in document(view, told, "markdown", "HEAD~2") and "<html" in document(view, gathered(view), "html")
    assert exports.calendar_feed(view, exports.Owing(member="li")).startswith(b"BEGIN:VCALENDAR")
    assert b"report" in exports.table(view) and exports.table(view, issues=True) != exports.table(view)
    assert exports.workbook(view, "q3").startswith(b"PK")


def test_rules_are_those_of_one_kind_of_subject(people: People) -> None:
    assert {rule.machine for rule in rules_of(machine_of("任务"))} == {"task"} and len(rules_of()) > len(
        rules_of("task")
    )
    with pytest.raises(Misused):
        machine_of("weather")


def test_what_a_view_leaves_out_is_told_beside_it(people: People) -> None:
    (people.root / "collabs/q3/request.yaml").write_text("title: other\n")
    context = people.context("li")
    note_unseen(context, None)
    assert len(context.told) == 1 and "collabs/q3/request.yaml" in context.told[0]
    note_unseen(context, "HEAD")
    assert len(context.told) == 1
