"""Whom somebody has to chase: on what they coordinate, requested or own."""

import pytest

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.app.views.chasing import chasing
from xcollab.errors import Refused

STAND = {
    "collab": "q3",
    "new_id": "stand",
    "title": "Stand",
    "owner": "li",
    "assignee": "sun",
    "due": "2024-07-08",
    "criteria": ["c"],
}


@pytest.fixture
def busy(at_work: People) -> People:
    """Sun has to begin the stand, which Li owns; Li is at the report."""
    at_work.do("zhou", "task", "create", **STAND)
    at_work.do("li", "task", "confirm", task="stand")
    return at_work


def _chased(people: People, who: str, collab: str | None = None, now: str | None = None) -> dict[str, list[str]]:
    found = chasing(Overview(people.context(who), now=now), collab)
    assert found.member == who
    return {one.member: [each.obligation.subject for each in one.owed] for one in found.people}


def test_who_coordinates_or_requested_it_chases_everybody_who_owes_something(busy: People) -> None:
    assert _chased(busy, "zhou") == _chased(busy, "chen", "q3") == {"sun": ["stand"], "li": ["report"]}


def test_who_owns_a_task_chases_whoever_does_it_and_nobody_chases_themselves(busy: People) -> None:
    assert _chased(busy, "li") == {"sun": ["stand"]}
    busy.do("li", "task", "comment", task="stand", text="When?", mentions=["zhou"], reply_by="2024-07-05")
    (asked,) = [one.subject for one in busy.view("li").state("q3").counted if one.act == "comment"]
    assert asked == "stand" and [*_chased(busy, "li")] == ["zhou", "sun"]


def test_who_has_no_part_in_it_chases_nobody(busy: People) -> None:
    assert _chased(busy, "wu") == {}
    with pytest.raises(Refused):
        chasing(Overview(busy.context("a stranger")))


def test_each_comes_with_what_notes_that_they_were_asked(busy: People) -> None:
    found = chasing(Overview(busy.context("zhou")))
    commands = [[*each.command] for one in found.people for each in one.owed]
    assert ["xcollab", "nudge", "q3/stand", "-C", "q3", "--whom", "sun"] in commands
    past = chasing(Overview(busy.context("zhou"), at="HEAD~1"))
    assert past.people and not any(each.command for one in past.people for each in one.owed)
