"""A revision in words: the day that is meant where git has no such name, noted beside the answer."""

import pytest

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.app.review.files import check
from xcollab.app.views.reports.report import gathered
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused


def test_a_day_in_words_is_the_last_commit_of_that_day(at_work: People) -> None:
    context = at_work.context("li")
    begun = context.repository.commit()
    at_work.moment = at_work.moment.replace(day=3)
    at_work.do("li", "request", "comment", collab="q3", text="Later")
    context = at_work.context("li")
    assert context.revision("前天").commit == begun != context.revision("今天").commit
    assert context.told == ["(前天: 2024-07-01 (Mon))", "(今天: 2024-07-03 (Wed))"]


def test_every_view_that_takes_a_revision_takes_words(onlookers: People) -> None:
    context = onlookers.context("li")
    newest = context.repository.commit()
    assert WorkspaceView(context, "today").revision.commit == Overview(context, "今天").revision.commit == newest
    assert gathered(WorkspaceView(context), "q3", "today")
    assert check(context, at="today").problems == []


def test_what_has_that_name_in_git_is_meant_before_a_day(at_work: People) -> None:
    at_work.company.git("branch", "today", "HEAD~2")
    context = at_work.context("li")
    assert context.revision("today").commit == context.repository.commit("HEAD~2") and context.told == []


@pytest.mark.parametrize("typed", ["nowhere", "明天", "next Friday"])
def test_what_is_neither_a_name_nor_a_day_that_is_over_is_refused(onlookers: People, typed: str) -> None:
    with pytest.raises(Refused, match="unknown-revision"):
        onlookers.context("li").revision(typed)


def test_a_day_before_the_first_commit_shows_nothing_then(onlookers: People) -> None:
    with pytest.raises(Refused, match="nothing-then"):
        onlookers.context("li").revision("2 weeks ago")


def test_without_a_clock_words_mean_no_day(onlookers: People) -> None:
    context = onlookers.context("li")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": "never"}
    assert context.past_day("today") is None
