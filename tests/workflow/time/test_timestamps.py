"""When something was said, against when it was committed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.matter import BEGINNING, ISSUE, OPENING, in_review, submitted
from xcollab.schema.snapshot import Entry
from xcollab.schema.workspace import Deadlines
from xcollab.workflow.time.timestamps import Made, dated, granted, judged_at, made

NOW = BEGINNING + timedelta(days=9)
SAID = {
    "at the moment": (timedelta(), []),
    "ten minutes ahead, as clocks differ": (timedelta(minutes=10), []),
    "further ahead": (timedelta(minutes=10, seconds=1), ["said-in-future"]),
    "a day before": (timedelta(hours=-24), []),
    "longer before": (timedelta(hours=-24, seconds=-1), ["said-long-ago"]),
}


@pytest.mark.parametrize("name", SAID)
def test_a_statement_is_not_dated_forward_and_seldom_far_back(name: str) -> None:
    distance, expected = SAID[name]
    entries = submitted().collab.entries
    assert [
        finding.code for finding in dated(entries, Made(BEGINNING - distance, BEGINNING - distance, NOW, "landed"))
    ] == expected


def test_a_commit_that_is_dated_forward_itself_is_no_excuse() -> None:
    entries = submitted().collab.entries
    ahead = dated(entries, Made(BEGINNING, BEGINNING, BEGINNING - timedelta(minutes=11)))
    assert [finding.code for finding in ahead] == ["said-in-future"]


def test_who_speaks_after_somebody_whose_clock_is_ahead_is_dated_a_second_later_and_no_more() -> None:
    story = submitted()
    before = replace(story.snapshot, collabs={"q3": story.collab})
    ahead = story.collab.entries[-1]
    for later, expected in ((1, []), (2, ["said-in-future"]), (0, ["said-in-future"])):
        moment = ahead.statement.at + timedelta(seconds=later)
        reply = Entry(f"later-{later}", ahead.statement.model_copy(update={"at": moment}))
        when = judged_at(BEGINNING - timedelta(hours=1))
        assert [finding.code for finding in dated([reply], when, before)] == expected


DAYS = timedelta(days=3)
JUDGED = {
    "by a parent that is younger": (made(BEGINNING, [BEGINNING + DAYS], judged_at(NOW)), ["said-long-ago"]),
    "by the committer's own date": (made(BEGINNING, [BEGINNING + DAYS], judged_at(NOW, "landed")), ["said-long-ago"]),
    "by the server that received it": (made(BEGINNING, [BEGINNING], judged_at(NOW, "received")), ["said-long-ago"]),
    "by nothing": (made(BEGINNING, [BEGINNING], judged_at(NOW)), ["time-unproven"]),
    "by nothing, and long public": (made(BEGINNING, [BEGINNING], judged_at(NOW, "landed")), []),
    "by a day, when it is judged": (made(BEGINNING, [BEGINNING], judged_at(BEGINNING + timedelta(hours=24))), []),
}


@pytest.mark.parametrize("name", JUDGED)
def test_what_a_commit_says_of_its_time_is_bounded(name: str) -> None:
    when, expected = JUDGED[name]
    assert [finding.code for finding in dated(submitted().collab.entries, when)] == expected


def test_what_claims_to_lie_after_the_judgement_bounds_nothing() -> None:
    assert made(BEGINNING, [NOW + DAYS], judged_at(NOW)).since == NOW


def test_who_speaks_first_in_a_collaboration_follows_on_nobody() -> None:
    story = submitted()
    for before in (story.snapshot, replace(story.snapshot, collabs={"q3": replace(story.collab, entries=())})):
        found = dated(story.collab.entries, judged_at(BEGINNING - timedelta(hours=1)), before)
        assert [finding.code for finding in found] == ["said-in-future"]


@pytest.mark.parametrize(
    ("policies", "terms"),
    [
        ([Deadlines()], []),
        ([Deadlines(feedback="3wd")], ["3wd"]),
        ([Deadlines(), Deadlines(feedback="3wd")], []),  # by what held before the change
        ([Deadlines(feedback="5wd"), Deadlines(feedback="3wd")], ["3wd"]),
        ([Deadlines(solution="1h", acceptance="9wd")], ["1h", "9wd"]),
    ],
)
def test_a_statement_gives_others_the_time_that_the_workspace_gives(
    policies: list[Deadlines], terms: list[str]
) -> None:
    story = in_review().says(ISSUE, "open", "zhao", **OPENING)
    found = sorted(granted(story.collab.entries, policies), key=lambda finding: str(finding.arguments["term"]))
    assert [(finding.code, finding.arguments["term"]) for finding in found] == [("other-term", term) for term in terms]
