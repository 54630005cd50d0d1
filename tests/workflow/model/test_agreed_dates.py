"""The date first agreed is never lost: each later one is known with when and why, and what is judged is judged against both."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.support import matter
from tests.support.matter import ACCEPTANCE, BEGINNING, REQUEST_LOG, TASK_LOG, Story
from xcollab.render.base.context import RenderContext
from xcollab.render.text.verdict import answer, date_lines, redated_lines, task_answer
from xcollab.schema.calendar import Calendar
from xcollab.schema.request import Milestone
from xcollab.store.files.public_calendar import work_days
from xcollab.words.language import Words
from xcollab.workflow.model.agreed_dates import of_request, of_task
from xcollab.workflow.views.forecast import Outlook, outlook, task_outlook
from xcollab.workflow.views.metrics import Rate, metrics

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = work_days(matter.company().workspace, Calendar(), "en")
FIRST = matter.REQUEST.due  # 30 September 2024, a Monday


def _revised(story: Story, **changes: Any) -> Story:
    request = story.collab.request
    assert request is not None
    after = request.model_copy(update=changes)
    return story.says(REQUEST_LOG, "revise", "chen", request=after, before=request.dump(), reason="the client asked")


def _found(story: Story, now: datetime = datetime(2024, 7, 8, 9, 0, tzinfo=SHANGHAI)) -> Outlook:
    return outlook(story.snapshot, story.state, (), DAYS, now)


def _said(story: Story, language: str = "en", now: datetime = datetime(2024, 7, 8, 9, 0, tzinfo=SHANGHAI)) -> str:
    return answer(RenderContext(Words(language), story.snapshot), story.state, _found(story, now))[0]  # type: ignore[arg-type]


def _delayed() -> Story:
    """Expected on 14 October, six working days after the date: a worked Saturday is among them."""
    story = matter.doing()
    return story.says(TASK_LOG, "progress", "sun", status="delayed", text="t", forecast="2024-10-14", reason="r")


def test_a_revision_does_not_make_a_date_hold_that_did_not() -> None:
    story = _delayed()
    assert _said(story).startswith("The date does not hold: due 2024-09-30, expected 2024-10-14, 6 working days later")
    _revised(story, due=date(2024, 10, 25))
    found = _found(story)
    assert (found.due, found.dates.first, found.late, found.late_first) == (date(2024, 10, 25), FIRST, 0, 6)
    assert answer(RenderContext(Words("en"), story.snapshot), story.state, found) == (
        "The date agreed since holds: due 2024-10-25, expected 2024-10-14. "
        "Against the date first agreed, 2024-09-30: 6 working days late.",
        "help",
    )
    assert _said(story, "zh") == (
        "按改期后的日期可以按期：截止 2024-10-25，预计 2024-10-14。对照最初约定的 2024-09-30：晚 6 个工作日。"
    )


def test_every_later_date_is_told_with_when_and_why() -> None:
    story = _revised(_revised(_delayed(), due=date(2024, 10, 25)), due=date(2024, 11, 8))
    assert date_lines(RenderContext(Words("en"), story.snapshot), of_request(story.state)) == [
        "2024-09-30, since 2024-07-01: at first (Chen)",
        "2024-10-25, since 2024-07-01: the client asked (Chen)",
        "2024-11-08, since 2024-07-01: the client asked (Chen)",
    ]
    assert of_request(story.state).first == FIRST


def test_a_date_that_went_back_to_where_it_was_is_told_and_is_no_delay() -> None:
    story = _revised(_revised(matter.doing(), due=date(2024, 10, 25)), due=FIRST)
    assert not of_request(story.state).moved
    assert len(date_lines(RenderContext(Words("en"), story.snapshot), of_request(story.state))) == 3


def test_what_is_revised_before_the_request_is_confirmed_was_asked_for_and_not_agreed() -> None:
    story = _revised(matter.submitted(), due=date(2024, 10, 11))
    assert of_request(story.state).first == FIRST
    for department, lead in (("sales", "li"), ("tech", "wang")):
        story.says(f"q3/feedback/{department}", "feedback", lead, decision="accept", scope=["all"])
    story.says(REQUEST_LOG, "confirm", "qian")
    dates = of_request(story.state)
    assert (dates.first, dates.moved, [each.day for each in dates.history]) == (
        date(2024, 10, 11), False, [FIRST, date(2024, 10, 11)],
    )  # fmt: skip


def test_milestones_go_by_their_names_through_every_revision() -> None:
    story = matter.doing()
    moved = (Milestone(name="Launch", date=date(2024, 9, 20)), Milestone(name="Press", date=date(2024, 8, 1)))
    _revised(_revised(story, milestones=moved), milestones=moved[1:])
    assert of_request(story.state, "Launch").first == date(2024, 9, 1)
    assert redated_lines(RenderContext(Words("en"), story.snapshot), story.state) == [
        "Launch: 2024-09-01, since 2024-07-01: at first (Chen); 2024-09-20, since 2024-07-01: the client asked (Chen); taken out"
    ]


def test_a_revision_that_holds_no_dates_moves_none() -> None:
    story = matter.doing()
    entry = _revised(story, due=date(2024, 10, 25)).collab.entries[-1]
    changes = (
        {"field": "due", "from": 7, "to": "soon"},
        {"field": "milestones", "from": [1, {"name": "x"}], "to": "no"},
    )
    said = type(entry.statement).model_validate(entry.statement.dump() | {"changes": changes})
    odd = matter.doing().heard(entry._replace(statement=said))
    assert odd.state.request.moved == ()


def _archived(late: bool = False) -> Story:
    story = _revised(matter.in_review(), due=date(2024, 7, 5) if late else date(2024, 10, 25))
    story.count = int((datetime(2024, 10, 14, 9, 0, tzinfo=SHANGHAI) - BEGINNING).total_seconds()) // 60
    story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    return story.says(REQUEST_LOG, "archive", "qian", went_well=["fast"])


def test_what_is_archived_tells_how_it_ended_against_both_dates() -> None:
    assert _said(_archived()) == (
        "Archived on 2024-10-14: the work was accepted on 2024-10-14, in time for the date agreed since, 2024-10-25. "
        "Against the date first agreed, 2024-09-30: 6 working days late."
    )
    assert "后的截止日期 2024-07-05 晚" in _said(_archived(late=True), "zh")
    cancelled = matter.doing().says(REQUEST_LOG, "cancel", "chen", reason="no budget")
    assert _said(cancelled) == "Cancelled on 2024-07-01: no budget"


def test_the_figures_judge_the_whole_by_both_dates_too() -> None:
    story, now = _archived(), datetime(2024, 12, 1, tzinfo=SHANGHAI)
    found = metrics(story.snapshot, [story.state], DAYS, now)
    assert (found.whole_by_first, found.whole_by_date, found.redatings) == (Rate(0, 1), Rate(1, 1), 1)
    running = _revised(matter.doing(), due=date(2024, 10, 25))
    on = datetime(2024, 10, 10, tzinfo=SHANGHAI)
    found = metrics(running.snapshot, [running.state], DAYS, on)
    assert (found.whole_by_first, found.whole_by_date) == (Rate(0, 1), Rate(0, 0))
    dropped = matter.doing().says(REQUEST_LOG, "cancel", "chen", reason="no budget")
    found = metrics(dropped.snapshot, [dropped.state], DAYS, now)
    assert (found.whole_by_first, found.on_time_original) == (Rate(0, 0), Rate(0, 0))


def test_a_task_that_was_rescheduled_is_judged_against_both_of_its_dates() -> None:
    story = matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-19", reason="holidays")
    now = datetime(2024, 7, 17, tzinfo=SHANGHAI)

    def told() -> str:
        found = task_outlook(story.state, "report", (), DAYS, now)
        return task_answer(RenderContext(Words("en"), story.snapshot), story.state, "report", found)

    assert told() == (
        "The date agreed since holds: due 2024-07-19, expected 2024-07-19. "
        "Against the date first agreed, 2024-07-12: 5 working days late."
    )
    assert [each.reason for each in of_task(story.state, "report").history] == ["", "holidays"]
    story.count = int(timedelta(days=16) / timedelta(minutes=1))
    story.says(ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES)
    story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    assert told() == (
        "Accepted on 2024-07-17, in time for its date, 2024-07-19. "
        "Against the date first agreed, 2024-07-12: 3 working days late."
    )


def test_work_that_runs_into_a_weekend_after_its_date_is_late() -> None:
    story = matter.doing()
    found = task_outlook(story.state, "report", (), DAYS, datetime(2024, 7, 13, 9, 0, tzinfo=SHANGHAI))
    assert (found.forecast, found.late) == (date(2024, 7, 13), 1)
