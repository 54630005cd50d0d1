"""Why a board shows no task is told as it is, and what can be done next where any view has nothing to show."""

import pytest

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.app.views.board import OnBoard, why_none
from xcollab.app.views.next_step import next_step


def _why(people: People, wanted: OnBoard) -> str:
    return why_none(Overview(people.context("li")), wanted)


@pytest.mark.parametrize(
    "wanted", [OnBoard(late=True), OnBoard(needs_help=True), OnBoard(owner="wu"), OnBoard(department="support")]
)
def test_who_asks_for_some_tasks_alone_is_told_so(at_work: People, wanted: OnBoard) -> None:
    assert _why(at_work, wanted) == "asked-for-less"


def test_where_all_has_ended_there_are_tasks_that_no_longer_run(at_work: People) -> None:
    assert _why(at_work, OnBoard(collab="q3")) == _why(at_work, OnBoard()) == "no-tasks"
    at_work.do("zhou", "request", "cancel", collab="q3", reason="r")
    assert _why(at_work, OnBoard()) == "ended"
    assert _why(at_work, OnBoard(collab="q3")) == "no-tasks"
    assert "begin anew" in next_step(Overview(at_work.context("li")))


def test_where_something_runs_one_looks_at_it(onlookers: People) -> None:
    assert "`xcollab board`" in next_step(Overview(onlookers.context("li")))


def test_where_nothing_was_ever_begun_one_begins(people: People) -> None:
    assert _why(people, OnBoard(late=True)) == "nothing-begun"
    assert "Begin one" in next_step(Overview(people.context("li")))
