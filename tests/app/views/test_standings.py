"""A line for each collaboration that runs, where several do and none is meant."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import identity
from xcollab.app.context import Context
from xcollab.app.overview import Overview
from xcollab.app.views.reports.standings import several, standings

FAIR = {"new_id": "fair", "title": "Fair", "background": "b", "objectives": ["o"], "coordinator": "zhou", "departments": ["sales"],
        "due": "2024-08-20", "milestones": ["Texts; date=2024-08-01"]}  # fmt: skip


@pytest.fixture
def two(at_work: People) -> People:
    """The fair is drafted beside q3."""
    at_work.do("chen", "request", "create", **FAIR)
    return at_work


def test_one_that_runs_is_meant_by_itself_and_of_two_none_is(at_work: People) -> None:
    assert not several(Overview(at_work.context("li")))
    at_work.do("chen", "request", "create", **FAIR)
    assert several(Overview(at_work.context("li")))
    at_work.do("chen", "request", "cancel", collab="fair", reason="r")
    assert not several(Overview(at_work.context("li")))


def test_a_choice_or_the_directory_says_which_is_meant(two: People) -> None:
    environment = {**two.company.environment, **identity("li", two.moment)}
    chosen = Context(two.root, {**environment, "XCOLLAB_COLLAB": "fair"})
    assert not several(Overview(chosen))
    assert not several(Overview(Context(Path(two.root, "collabs", "q3"), environment)))
    assert several(Overview(Context(two.root, {**environment, "XCOLLAB_COLLAB": "gone"})))


def test_each_line_tells_stage_date_lateness_whom_and_what_comes_next(two: People) -> None:
    found = standings(Overview(two.context("li"), now="2024-07-12"))
    assert found.today == date(2024, 7, 12)
    q3 = next(one for one in found.collabs if one.collab == "q3")
    fair = next(one for one in found.collabs if one.collab == "fair")
    assert (q3.title, q3.status, q3.coordinator, q3.stage, q3.due) == (
        "Launch",
        "confirmed",
        "zhou",
        4,
        date(2024, 9, 30),
    )
    assert (q3.forecast, q3.over, q3.late, q3.needing_help) == (date(2024, 7, 12), 0, 1, 0)
    assert (q3.waiting, q3.overdue) == (["li"], 1)
    assert (q3.next, q3.what) == (date(2024, 9, 1), "Launch")
    assert (fair.stage, fair.forecast, fair.waiting, fair.next, fair.what) == (
        1,
        None,
        ["chen"],
        date(2024, 8, 1),
        "Texts",
    )


def test_what_cannot_hold_stands_first_and_what_has_ended_does_not(two: People) -> None:
    two.do("zhou", "task", "reschedule", task="report", to="2024-10-20", reason="r")
    assert [(one.collab, one.over > 0) for one in standings(Overview(two.context("li"))).collabs] == [
        ("q3", True),
        ("fair", False),
    ]
    two.do("chen", "request", "cancel", collab="fair", reason="r")
    lines = standings(Overview(two.context("li"), now="2024-12-12")).collabs
    assert [one.collab for one in lines] == ["q3"]
    assert (lines[0].next, lines[0].what) == (None, "")
