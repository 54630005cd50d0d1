"""What somebody should know and is asked nothing about, until they take note of it or speak there."""

from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.edits import without_task
from tests.support.matter import ACCEPTANCE, ISSUE, REQUEST_LOG, TASK_LOG, Story
from xcollab.workflow.obligations.notices import notices

MOVED = {"text": "gone", "moves": [{"task": "report", "to": "2024-07-20"}]}


def told(story: Story) -> list[tuple[str, ...]]:
    """The kinds of notices, and whose each is."""
    return [(notice.kind, *notice.people) for notice in notices(story.snapshot, story.state)]


CASES: dict[str, tuple[Story, list[tuple[str, ...]]]] = {
    "who is mentioned": (
        matter.doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["he", "kong", "sun"]),
        [("mentioned", "he"), ("mentioned", "kong")],
    ),
    "who is asked for a reply owes it instead": (
        matter.doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["he"], reply_by="2024-07-09"),
        [],
    ),
    "whose task is given another date": (
        matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r"),
        [("date-moved", "li"), ("date-moved", "sun")],
    ),
    "whose task moves with an issue": (
        matter.issue_in("agreed").says(ISSUE, "resolve", "zhao", **MOVED),
        [("date-moved", "li"), ("date-moved", "sun")],
    ),
    "whose date was refused, and who coordinates": (
        matter.doing().says(TASK_LOG, "propose-date", "zhao", to="2024-07-20", reason="r").says(TASK_LOG, "refuse-date", "li", reason="r"),
        [("date-refused", "zhao"), ("date-refused", "qian")],
    ),
    "who does what is given another date by consent": (
        matter_asked.date_proposed().says(TASK_LOG, "consent", "li"), [("date-moved", "sun")],
    ),
    "whose proposal is void": (
        matter.doing().says(TASK_LOG, "propose-date", "zhao", to="2024-07-20", reason="r").says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="r"),
        [("date-moved", "li"), ("date-moved", "sun"), ("proposal-void", "zhao")],
    ),
    "whose task is cancelled": (
        matter.doing().says(TASK_LOG, "cancel", "qian", reason="r"),
        [("task-cancelled", "li"), ("task-cancelled", "sun")],
    ),
    "whose part goes to another": (
        matter.doing().says(TASK_LOG, "reassign", "qian", assignee="he"),
        [("handed-on", "sun")],
    ),
    "who gets something to do in a meeting owes it": (matter.minuted(), []),
    "a request that is cancelled is told otherwise": (matter.request_in("cancelled"), []),
    "an answer that is no such act": (matter.accepted(), []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_whom_a_statement_concerns_hears_of_it(name: str) -> None:
    story, expected = CASES[name]
    assert told(story) == expected


def mentioned() -> Story:
    """He and Zhao are mentioned on the task."""
    return matter.doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["he", "zhao"])


@pytest.mark.parametrize("act", ["acknowledge", "comment"])
def test_who_took_note_of_it_or_spoke_there_since_hears_no_more(act: str) -> None:
    story = mentioned()
    said: dict[str, Any] = {"text": "t"} if act == "comment" else {"of": story.collab.entries[-1].name}
    assert told(story.says(TASK_LOG, act, "he", **said)) == [("mentioned", "zhao")]


def test_what_one_said_before_or_elsewhere_is_no_answer() -> None:
    before = matter.doing().says(TASK_LOG, "comment", "he", text="t")
    assert told(before.says(TASK_LOG, "comment", "sun", text="t", mentions=["he"])) == [("mentioned", "he")]
    assert told(mentioned().says(REQUEST_LOG, "comment", "he", text="t")) == [
        ("mentioned", "he"),
        ("mentioned", "zhao"),
    ]


def test_who_speaks_on_a_task_has_noted_that_it_moved_with_an_issue() -> None:
    story = matter.issue_in("agreed").says(ISSUE, "resolve", "zhao", **MOVED)
    assert told(story.says(TASK_LOG, "comment", "sun", text="t")) == [("date-moved", "li")]


def test_a_moved_date_is_of_no_use_once_the_work_is_done() -> None:
    story = matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r")
    story.says(ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES).says(ACCEPTANCE, "pass", "qian")
    assert told(story) == [("date-moved", "li")], "Sun spoke there since"
    assert told(story.says(ACCEPTANCE, "pass", "chen")) == []


def test_a_date_that_was_not_to_be_is_of_no_use_once_the_work_is_over() -> None:
    story = matter_asked.date_proposed().says(TASK_LOG, "refuse-date", "li", reason="r")
    assert told(story) == [("date-refused", "qian")]
    assert told(story.says(TASK_LOG, "cancel", "li", reason="r")) == [
        ("task-cancelled", "sun"),
    ]
    assert told(without_task(story)) == []


def test_a_part_that_is_ones_own_again_or_of_a_task_that_is_gone_is_no_loss() -> None:
    story = matter.doing().says(TASK_LOG, "reassign", "qian", assignee="he")
    story.says(TASK_LOG, "reassign", "qian", assignee="sun")
    assert told(story) == [("handed-on", "he")]
    assert told(without_task(story)) == []


@pytest.mark.parametrize("status", ["archived", "cancelled"])
def test_when_it_is_over_nobody_hears_any_more(status: str) -> None:
    story = matter.task_in("cancelled").says(TASK_LOG, "comment", "sun", text="t", mentions=["he"])
    act: dict[str, dict[str, Any]] = {"archived": {"went_well": ["w"]}, "cancelled": {"reason": "r"}}
    assert told(story)
    story.says(REQUEST_LOG, "archive" if status == "archived" else "cancel", "qian", **act[status])
    assert told(story) == []
