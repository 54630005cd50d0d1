"""Rates with their n, and what changed between two states."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import matter
from tests.support.matter import ACCEPTANCE, DELIVERABLES, ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from xcollab.schema.calendar import Calendar
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.time.response_times import answers
from xcollab.workflow.views.difference import difference, nothing
from xcollab.workflow.views.metrics import Rate, metrics

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = work_days(matter.company().workspace, Calendar(), "en")
A_DAY = 60 * 24


def _at(day: int) -> datetime:
    return datetime(2024, 7, day, 12, 0, tzinfo=SHANGHAI)


def test_an_answer_in_time_is_a_hit_a_late_one_a_miss_and_an_open_one_counts_once_it_is_late() -> None:
    story = Story().says(REQUEST_LOG, "submit", "chen")  # Monday 1 July; due on Wednesday the 3rd
    story.count = A_DAY
    story.says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    assert metrics(story.snapshot, [story.state], DAYS, _at(3)).feedback_in_time == Rate(1, 1)
    assert metrics(story.snapshot, [story.state], DAYS, _at(4)).feedback_in_time == Rate(1, 2)
    story.count = 4 * A_DAY
    story.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    assert metrics(story.snapshot, [story.state], DAYS, _at(9)).feedback_in_time == Rate(1, 2)
    by_tech = metrics(story.snapshot, [story.state], DAYS, _at(9), "tech")
    assert (by_tech.feedback_in_time, by_tech.response_days) == (Rate(0, 1), Rate(4, 1))


def test_a_solution_turned_down_asks_again_and_a_transfer_counts_against_who_has_it_now() -> None:
    story = matter.issue_in("proposed").says(ISSUE, "reject", "zhao", reason="too late")
    found = [(a.kind, a.at is None) for a in answers(story.snapshot, story.state) if a.kind == "solution"]
    assert found == [("solution", False), ("solution", True)]
    moved = matter.issue_in("open").says(ISSUE, "transfer", "wang", department="sales", reason="theirs")
    assert [a.department for a in answers(moved.snapshot, moved.state) if a.kind == "solution"] == ["sales"]


def test_a_return_ends_the_round_for_both_sides_and_costs_the_first_time_rate() -> None:
    story = matter.in_review().says(
        ACCEPTANCE, "return", "chen", reason="r", fixes=["f"], fix_by="2024-07-20", unmet=[1]
    )
    assert [(a.kind, a.until is None) for a in answers(story.snapshot, story.state) if a.at is None] == [
        ("verdict", False)
    ]
    story.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    found = metrics(story.snapshot, [story.state], DAYS, _at(9))
    assert (found.first_time_acceptance, found.returns, found.acceptance_in_time) == (Rate(0, 1), 1, Rate(3, 3))


def test_a_task_is_measured_by_its_original_date_and_by_the_one_in_force() -> None:
    story = matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-19", reason="r")
    story.count = 15 * A_DAY  # 16 July
    story.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    found = metrics(story.snapshot, [story.state], DAYS, _at(17))
    assert (found.on_time_original, found.on_time_in_force) == (Rate(0, 1), Rate(1, 1))
    assert (found.slips, found.slipped_days) == (1, 5)


def test_what_changed_is_told_in_the_language_of_the_work() -> None:
    story = matter.todo()
    before = story.state
    story.says(ISSUE, "open", "zhao", **OPENING).says(ISSUE, "propose", "wang", text="t").says(ISSUE, "agree", "zhao")
    story.says(ISSUE, "resolve", "zhao", text="gone", moves=[{"task": "report", "to": "2024-07-16"}])
    story.says(TASK_LOG, "progress", "sun", status="doing", text="t").says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    found = difference(before, story.state, DAYS)
    assert (found.opened, found.resolved, found.done, found.new_tasks) == (("i-1",), ("i-1",), ("report",), ())
    assert [(cause.cause, cause.days, cause.tasks) for cause in found.slips] == [("i-1", 2, ("report",))]
    assert difference(story.state, story.state, DAYS).empty
    assert difference(nothing("q3"), before, DAYS).status == ("none", "confirmed")
