"""The board, and how things stood before."""

from datetime import date, timedelta

import pytest

from tests.support import matter
from tests.support.edits import planned
from tests.support.matter import BEGINNING, REQUEST_LOG, TASK, TASK_LOG, Story
from tests.workflow.days import DAYS
from xcollab.workflow.views.board import Silence, board, glance, silent_since
from xcollab.workflow.views.earlier_states import states_since
from xcollab.workflow.views.summary import tasks_of

TODAY = date(2024, 7, 8)


def test_late_tasks_stand_first_then_those_that_need_help_then_by_date() -> None:
    story = matter.task_in("needs-help")
    for name, day in (("late", 5), ("near", 9), ("far", 30)):
        story.with_task(name, TASK.model_copy(update={"due": date(2024, 7, day)}))
    rows = board(tasks_of(story.state), TODAY)
    assert [(row.task, row.late, row.days_late, row.needs_help) for row in rows] == [
        ("late", True, 3, False), ("report", False, 0, True), ("near", False, 0, False), ("far", False, 0, False)
    ]  # fmt: skip


def test_a_row_says_what_people_look_for_first() -> None:
    said = {"status": "delayed", "text": "t", "forecast": "2024-07-18", "reason": "r"}
    story = matter.todo().says(TASK_LOG, "progress", "sun", **said)
    (row,) = board(tasks_of(story.state), TODAY)
    assert (row.collab, row.task, row.title, row.department, row.owner, row.doer) == (
        "q3", "report", "Report", "sales", "li", "sun"
    )  # fmt: skip
    assert (row.status, row.forecast, row.late, row.days_late, row.round) == ("doing", date(2024, 7, 18), True, 0, 1)


def test_in_passing_the_first_of_each_sort_are_told_and_how_many_there_are() -> None:
    story = matter.task_in("needs-help")
    for number in range(4):
        story.with_task(f"late-{number}", TASK.model_copy(update={"due": date(2024, 7, 5 - number % 2)}))
        after = TASK.model_copy(update={"due": date(2024, 7, 30), "depends_on": ("report",)})
        story.with_task(f"next-{number}", after).says(f"q3/logs/next-{number}", "confirm", "li")
    tasks = tuple(tasks_of(story.state))
    rows = board(tasks, TODAY)
    flagged, waiting = (
        [row for row in rows if (row.late or row.needs_help) == of and (of or row.waits)] for of in (True, False)
    )
    assert [row.task for row in flagged] == ["late-1", "late-3", "late-0", "late-2", "report"]
    assert [row.task for row in waiting] == ["next-0", "next-1", "next-2", "next-3"]
    for shown in (2, 9):
        found = glance(tasks, TODAY, shown)
        assert found.counts == {"needs-help": 1, "proposed": 4, "todo": 4}
        assert (found.flagged, found.waiting) == ((flagged[:shown], 5), (waiting[:shown], 4))


def test_changed_terms_are_shown_until_they_are_confirmed() -> None:
    (row,) = board(tasks_of(planned(matter.doing(), criteria=("other",)).state), TODAY)
    assert row.renewal


def test_of_what_is_over_nothing_is_late() -> None:
    story = matter.todo().says(REQUEST_LOG, "cancel", "qian", reason="r")
    (row,) = board(tasks_of(story.state), date(2024, 8, 1))
    assert (row.late, row.days_late, row.needs_help, row.renewal) == (False, 0, False, False)


@pytest.mark.parametrize(
    ("status", "today", "since"),
    [
        ("doing", date(2024, 7, 2), None), ("doing", date(2024, 7, 3), date(2024, 7, 1)),
        ("todo", date(2024, 7, 3), None), ("needs-help", date(2024, 7, 3), None),
    ],
)  # fmt: skip
def test_a_task_in_progress_is_silent_once_the_time_for_a_log_has_passed(
    status: str, today: date, since: date | None
) -> None:
    (task,) = tasks_of(matter.task_in(status).state)
    assert silent_since(task, today, Silence(DAYS, "1wd")) == since
    assert silent_since(task, today, None) is None


def test_before_each_statement_things_stood_as_they_were_known_then() -> None:
    story = matter.doing().says(TASK_LOG, "reassign", "qian", assignee="he")
    known = [
        (state.tasks["report"].status, state.collab.tasks["report"].doer)
        for state in states_since(story.snapshot, story.collab, BEGINNING + timedelta(minutes=3))
    ]
    assert known == [("proposed", "sun"), ("todo", "sun"), ("doing", "sun")]


def test_where_nothing_was_said_since_there_is_nothing_to_tell() -> None:
    story: Story = matter.doing()
    assert list(states_since(story.snapshot, story.collab, BEGINNING + timedelta(days=1))) == []
