"""What is late, what needs help, and in which of the six stages a collaboration is: derived, never stated."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.support import matter
from tests.support.matter import TASK_LOG, Story
from xcollab.workflow.time.lateness import days_late, is_late, needs_help, stage


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("proposed", True), ("declined", True), ("todo", True), ("doing", True), ("needs-help", True),
        ("finished", False), ("in-review", False), ("done", False), ("cancelled", False),
    ],
)  # fmt: skip
def test_work_is_late_from_the_day_after_its_date_until_it_is_handed_to_others(status: str, counts: bool) -> None:
    task = matter.task_in(status).state.tasks["report"]
    assert not is_late(task, date(2024, 7, 12)) and days_late(task, date(2024, 7, 12)) == 0
    assert is_late(task, date(2024, 7, 15)) is counts
    assert days_late(task, date(2024, 7, 15)) == (3 if counts else 0)


def test_what_is_said_to_be_late_is_late_already_and_no_day_over() -> None:
    story = matter.doing().says(
        TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-07-18", reason="r"
    )
    task = story.state.tasks["report"]
    assert is_late(task, date(2024, 7, 2)) and days_late(task, date(2024, 7, 2)) == 0


def test_who_asked_for_help_needs_it() -> None:
    assert needs_help(matter.task_in("needs-help").state.tasks["report"])
    assert not needs_help(matter.doing().state.tasks["report"])


@pytest.mark.parametrize(
    ("story", "number"),
    [
        (lambda: matter.request_in("draft"), 1), (lambda: matter.request_in("submitted"), 2),
        (lambda: matter.request_in("confirmed"), 3), (matter.confirmed, 3), (matter.todo, 3),
        (lambda: matter.task_in("cancelled"), 3), (matter.doing, 4), (lambda: matter.issue_in("open"), 5),
        (lambda: matter.issue_in("agreed"), 5), (lambda: matter.issue_in("resolved"), 3), (matter.in_review, 6),
        (lambda: matter.in_review().with_task("page"), 4), (lambda: matter.task_in("done"), 6),
        (lambda: matter.request_in("archived"), 6), (lambda: matter.request_in("cancelled"), 0),
    ],
)  # fmt: skip
def test_the_stage_is_that_of_the_whole(story: Callable[[], Story], number: int) -> None:
    assert stage(story().state) == number
