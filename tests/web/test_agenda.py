"""The weekly meeting in a page: the open problems, one collaboration after another, and the minutes."""

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, newest


@pytest.fixture
def troubled(at_work: People) -> People:
    """The report needs help; a second collaboration is under way."""
    at_work.do(
        "li",
        "task",
        "progress",
        task="q3/report",
        status="needs-help",
        text="stuck",
        needs={"what": "a page", "from": "tech"},
    )
    at_work.do("chen", "request", "create", new_id="zz", title="Second", background="b", objectives=["o"], coordinator="zhou",
               departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    at_work.do("chen", "request", "submit", collab="zz")
    return at_work


def test_the_problems_stand_by_department(troubled: People) -> None:
    page = Browser(troubled, "zhou").goes("/c/q3/agenda")
    typed = troubled.company.does("zhou", "agenda", "q3", at=troubled.moment.isoformat()).out
    for line in typed.splitlines():
        assert line.strip(" -") in page.text, line


def test_the_meeting_goes_from_one_collaboration_to_the_next(troubled: People) -> None:
    zhou = Browser(troubled, "zhou")
    first = zhou.goes("/agenda")
    assert zhou.answer.url.path == "/c/q3/agenda" and "1/2" in first.text and "/c/zz/agenda" in first.links
    second = zhou.goes("/c/zz/agenda")
    assert "2/2" in second.text and "/c/q3/agenda" in second.links and "the sync can be left out" in second.text


def test_the_minutes_begin_with_the_agenda_and_are_written_in_place(troubled: People) -> None:
    zhou = Browser(troubled, "zhou")
    form = zhou.goes("/c/q3/agenda").form("/do/meeting/minutes")
    assert any("stuck" in value or "report" in value.lower() for value in form.values["topics.0"]), form.values
    told = zhou.sends(form, attendees=["zhou", "li"], decisions__0="we wait a week").text
    assert "Recorded" in told
    assert newest(troubled).act == "minutes"


def test_whoever_only_reads_sees_the_agenda_and_no_form(onlookers: People) -> None:
    page = Browser(onlookers, "mallory").goes("/c/q3/agenda")
    assert not [form for form in page.forms if form.method == "post"]


def test_where_nothing_is_under_way_the_agenda_leads_to_the_collaborations(people: People) -> None:
    zhou = Browser(people, "zhou")
    assert "no collaborations yet" in zhou.goes("/agenda").text and zhou.answer.url.path == "/collaborations"
