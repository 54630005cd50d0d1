"""Can the date hold: forecasts through dependencies, causes of slips, who had the ball for how long."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support import matter
from tests.support.matter import ACCEPTANCE, ISSUE, REQUEST_LOG, TASK_LOG, Story
from xcollab.schema.calendar import Calendar
from xcollab.schema.task import Task
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.views.forecast import causes, held, outlook
from xcollab.workflow.views.task_forecasts import forecasts

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = work_days(matter.company().workspace, Calendar(), "en")
MONDAY = date(2024, 7, 8)


def _task(**changes: Any) -> Task:
    return Task.model_validate(matter.TASK.dump() | changes)


def test_an_open_task_ends_at_its_date_at_its_forecast_or_today() -> None:
    story = matter.doing()
    assert forecasts(story.state, DAYS, MONDAY) == {"report": date(2024, 7, 12)}
    assert forecasts(story.state, DAYS, date(2024, 7, 15)) == {"report": date(2024, 7, 15)}
    story.says(TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-07-18", reason="r")
    assert forecasts(story.state, DAYS, MONDAY) == {"report": date(2024, 7, 18)}


@pytest.mark.parametrize(
    ("second", "ends"),
    [
        ({"due": "2024-07-19"}, "2024-07-25"),  # pushed by the four working days that the first slips
        ({"due": "2024-07-26", "start": "2024-07-22"}, "2024-07-30"),  # two of them fit before its start
        ({"due": "2024-08-02", "start": "2024-07-29"}, "2024-08-02"),  # all of them fit
    ],
)
def test_a_slip_pushes_what_depends_on_it_less_the_room_before_its_start(second: dict[str, Any], ends: str) -> None:
    story = matter.doing().with_task("page", _task(**second, depends_on=["report"]))
    story.says(TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-07-18", reason="r")
    assert forecasts(story.state, DAYS, MONDAY)["page"] == date.fromisoformat(ends)


def test_a_dependency_that_does_not_slip_pushes_nothing() -> None:
    story = matter.doing().with_task("page", _task(due="2024-07-10", depends_on=["report"]))
    assert forecasts(story.state, DAYS, MONDAY)["page"] == date(2024, 7, 10)


def test_days_are_put_down_to_what_caused_them() -> None:
    story = matter.issue_in("agreed").says(
        ISSUE, "resolve", "zhao", text="arrived", moves=[{"task": "report", "to": "2024-07-16"}]
    )
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-17", reason="holidays")
    assert [(c.cause, c.reason, c.days) for c in causes(story.state, DAYS)] == [("i-1", "", 2), ("", "holidays", 1)]


def test_the_time_to_answer_is_counted_against_who_had_the_ball() -> None:
    story = Story().says(REQUEST_LOG, "submit", "chen")
    story.count = 60 * 24 * 2  # two days later, a Wednesday
    story.says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    story.count = 60 * 24 * 7
    story.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    assert held(story.snapshot, story.state, DAYS) == {"tech": 5, "sales": 2}


def test_the_outlook_says_whether_the_date_holds_and_which_task_it_rests_on() -> None:
    now = datetime(2024, 9, 27, 9, 0, tzinfo=SHANGHAI)
    story = matter.doing().with_task("page", _task(due="2024-10-11"))
    found = outlook(story.snapshot, story.state, (), DAYS, now)
    assert (found.due, found.forecast, found.driver, found.late) == (date(2024, 9, 30), date(2024, 10, 11), "page", 4)
    assert found.next_promise == date(2024, 10, 11)
    calm = outlook(story.snapshot, matter.doing().state, (), DAYS, datetime(2024, 7, 8, 9, 0, tzinfo=SHANGHAI))
    assert (calm.late, calm.driver) == (0, "")


def test_a_done_task_ends_when_it_was_accepted() -> None:
    story = matter.in_review().says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    assert forecasts(story.state, DAYS, date(2024, 8, 1)) == {"report": date(2024, 7, 1)}


def test_a_forecast_in_a_year_whose_holidays_are_not_announced_is_marked_as_an_estimate() -> None:
    from xcollab.render.text.verdict import verdict
    from xcollab.words.language import Words

    far = work_days(matter.company().workspace, Calendar(), "en")
    story = matter.doing().with_task("page", _task(due="2030-01-15"))
    found = outlook(story.snapshot, story.state, (), far, datetime(2024, 7, 8, 9, 0, tzinfo=SHANGHAI))
    assert found.estimated
    assert "expected 2030-01-15 (estimated)" in verdict(Words("en"), found)
    assert "2030-01-15（预估）" in verdict(Words("zh"), found)
