"""Which subject a view is of: a whole id first, then what begins so, then what was said; and what views lack, by name."""

import sys

import pytest

from tests.support.at_work import People
from xcollab.app.views import issues, requests, tasks
from xcollab.app.views.history import history, history_lines
from xcollab.app.views.reports import exports
from xcollab.app.views.reports.report import document, gathered
from xcollab.app.views.why import why
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused


@pytest.fixture
def view(onlookers: People) -> WorkspaceView:
    """What Li sees when the report is late."""
    return WorkspaceView(onlookers.context("li"), now="2024-07-15T12:00")


def test_a_collaboration_is_meant_by_the_beginning_of_its_id(view: WorkspaceView) -> None:
    assert (why(view, "q").collab, why(view, "q").task) == ("q3", None)
    assert len(history(view, "q").statements) == len(history(view, None, "q3").statements) == 6


def test_with_a_collaboration_given_a_task_is_meant(view: WorkspaceView) -> None:
    assert why(view, "rep", "q3").task == "report"
    with pytest.raises(Misused):
        why(view, "q3", "q3")


def test_what_means_nothing_is_refused_with_what_there_is(view: WorkspaceView) -> None:
    for look in (why, history):
        with pytest.raises(Misused, match="no-match"):
            look(view, "nothing")
    with pytest.raises(Misused, match="unknown-minutes"):
        requests.meeting(view, "nothing")


def test_lists_are_of_one_collaboration_or_of_all(view: WorkspaceView) -> None:
    assert (
        [row.task for row in tasks.tasks(view, "q").tasks]
        == [row.task for row in tasks.tasks(view).tasks]
        == ["report"]
    )
    assert list(issues.issues(view, "q").issues) == ["q3"]


def test_a_department_that_is_not_asked_has_no_answer_and_how_it_can_be_asked_is_said(view: WorkspaceView) -> None:
    assert list(requests.feedback(view, "q3", "sales").feedback) == ["sales"]
    assert list(requests.feedback(view, "q3", "support").feedback) == []
    refusal = requests.unasked(view, "q3", "support")
    assert (refusal.code, refusal.arguments) == ("not-asked", {"collab": "q3", "department": "support"})


def test_a_report_of_all_is_a_document_in_either_form(view: WorkspaceView) -> None:
    portfolio = gathered(view)
    assert document(view, portfolio, "markdown").startswith("# ") and "Launch" in document(view, portfolio, "markdown")
    assert "Launch" in document(view, gathered(view, "q3"), "html")


def test_what_was_done_by_somebody_unknown_is_told_by_the_name_in_the_commit(at_work: People) -> None:
    file = at_work.root / "collabs/q3/tasks/report.yaml"
    file.write_text(file.read_text().replace("title: Report", "title: Reports"))
    message = "edit\n\nXcollab-Act: task.edit\nXcollab-Collab: q3\nXcollab-Subject: q3/report"
    at_work.company.git("commit", "--quiet", "--all", "--author", "Mallory <mallory@example.com>", "-m", message)
    view = at_work.view("li")
    assert any("Mallory" in line for line in history_lines(view, history(view, "report")))


@pytest.mark.parametrize(("package", "export"), [("icalendar", exports.calendar_feed), ("openpyxl", exports.workbook)])
def test_what_is_not_installed_is_asked_for_by_its_name(
    view: WorkspaceView, monkeypatch: pytest.MonkeyPatch, package: str, export: object
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for module in ("ics", "workbook"):
        monkeypatch.delitem(sys.modules, f"xcollab.render.export.{module}", raising=False)
    with pytest.raises(Misused, match="extra-missing") as refused:
        export(view)  # type: ignore[operator]
    assert refused.value.arguments["package"] == package


def test_a_module_of_our_own_that_is_missing_is_no_extra(view: WorkspaceView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xcollab.render.export.workbook", None)
    with pytest.raises(ModuleNotFoundError):
        exports.workbook(view)
