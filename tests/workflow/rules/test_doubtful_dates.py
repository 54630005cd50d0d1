"""Dates that are probably not meant: past, on a day off, after the date of the whole, before what they wait for."""

from dataclasses import replace
from datetime import date

import pytest

from tests.support import matter
from tests.support.matter import MEETINGS, TASK_LOG, Story
from tests.workflow.days import DAYS
from tests.workflow.views.test_following import plan
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.doubtful_dates import doubtful_dates, doubtful_days_said
from xcollab.workflow.rules.fold import settled

TODAY = date(2024, 7, 3)


def doubts(before: State | None, story: Story, tasks: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
    found = [*doubtful_dates(before, story.state, TODAY, DAYS, tasks)]
    if story.collab.entries:
        found += doubtful_days_said(story.collab.entries[-1].statement, TODAY, DAYS)
    return [(doubt.code, str(doubt.arguments["day"])) for doubt in found]


@pytest.mark.parametrize(
    ("due", "after", "expected"),
    [
        (15, (), []),
        (1, (), ["date-past"]),
        (13, (), ["date-weekend"]),
        (11, ("report",), ["date-before-former"]),
        (12, ("report",), []),
        (12, ("nothing",), []),
    ],
)
def test_the_date_of_a_new_task(due: int, after: tuple[str, ...], expected: list[str]) -> None:
    story = matter.doing()
    before = story.state
    story.with_task("new", plan("sales", due, *after))
    assert doubts(before, story) == [(code, f"2024-07-{due:02}") for code in expected]


def test_a_date_after_that_of_the_whole_and_a_holiday_by_its_name() -> None:
    story = matter.doing()
    before = story.state
    story.with_task("new", plan("sales", 1).model_copy(update={"due": date(2024, 10, 1)}))
    found = list(doubtful_dates(before, story.state, TODAY, DAYS))
    assert [doubt.code for doubt in found] == ["date-day-off", "date-after-all"]
    assert found[0].arguments["name"]


def test_a_date_that_is_moved_is_looked_at_and_one_that_stays_or_follows_is_not() -> None:
    story = matter.doing()
    before = story.state
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r")
    assert doubts(before, story) == [("date-weekend", "2024-07-20")]
    assert doubts(before, story, ()) == doubts(story.state, story) == []


def test_all_dates_of_a_request_where_it_is_new_and_afterwards_those_that_changed() -> None:
    story = matter.doing()
    request = story.collab.request
    assert request
    asked = [doubt.arguments["day"] for doubt in doubtful_dates(None, story.state, date(2030, 1, 1), DAYS)]
    assert {request.due, *(one.date for one in request.milestones)} <= set(asked)
    moved = request.model_copy(update={"due": date(2024, 9, 28)})
    after = settled(replace(story.collab, request=moved))
    found = list(doubtful_dates(story.state, after, TODAY, DAYS))
    assert [(doubt.code, doubt.arguments["day"]) for doubt in found] == [("date-weekend", moved.due)]


def test_the_days_that_a_statement_says_and_those_of_its_parts() -> None:
    story = matter.doing()
    before = story.state
    story.says(MEETINGS, "minutes", "qian", kind="weekly", held="2024-07-01", attendees=["li"], topics=["t"],
               actions=[{"text": "book", "owner": "li", "due": "2024-07-14"}, {"text": "ask", "owner": "li"}])  # fmt: skip
    assert doubts(before, story) == [("date-weekend", "2024-07-14")]
