"""What is late, who hears of it, what the agenda puts first, and who waits for whom: all out of what is owed."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import planned, revised, staffed
from tests.support.matter import ISSUE, OPENING, TASK_LOG, Story
from tests.workflow.days import DAYS, july
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.time.deadlines import Dated, dated
from xcollab.workflow.views.agenda import Agenda, agenda
from xcollab.workflow.views.escalated import escalated
from xcollab.workflow.views.overdue import Overdue, fails, overdue
from xcollab.workflow.views.summary import tasks_of
from xcollab.workflow.views.waiting_matrix import pairs, waited


def owed(story: Story, now: datetime) -> tuple[Dated, ...]:
    """What is owed, with its deadlines."""
    return dated(obligations(story.snapshot, story.state), DAYS, now)


def late(story: Story, now: datetime) -> tuple[Overdue, ...]:
    """What is late."""
    return overdue(tasks_of(story.state), owed(story, now), now.date())


def test_a_task_past_its_date_is_late_once_with_those_who_do_it() -> None:
    assert late(matter.doing(), july(12)) == ()
    (found,) = late(matter.doing(), july(15))
    assert (found.kind, found.what, found.subject, found.people) == ("late", "task", "report", ("sun", "li"))
    assert (found.over, found.level, found.due, found.forecast) == (1, 2, date(2024, 7, 12), None)


def test_a_task_that_is_said_to_be_late_shows_its_forecast() -> None:
    said: dict[str, Any] = {"status": "delayed", "text": "t", "forecast": "2024-07-18", "reason": "r"}
    (found,) = late(matter.doing().says(TASK_LOG, "progress", "sun", **said), july(2))
    assert (found.forecast, found.over, found.level) == (date(2024, 7, 18), 0, 0)


def test_before_the_request_is_confirmed_no_task_is_late_but_an_answer_is() -> None:
    story = matter.submitted().with_task()
    assert [(found.kind, found.what, found.subject) for found in late(story, july(15))] == [
        ("breach", "give-feedback", "sales"),
        ("breach", "give-feedback", "tech"),
    ]


@pytest.mark.parametrize(
    ("fail_on", "expected"), [("late", True), ("breach", False), ("level:2", True), ("level:3", False)]
)
def test_a_job_fails_on_what_it_is_told_to(fail_on: str, expected: bool) -> None:
    assert fails(late(matter.doing(), july(15)), fail_on) is expected
    assert fails((), fail_on) is False


def heard(story: Story, now: datetime) -> list[tuple[str, str, str, str]]:
    """Who hears of what, as what, and where it is talked about."""
    found = escalated(story.snapshot, {"q3": story.state.request.coordinator}, owed(story, now))
    return [(wait.people[0], wait.party, wait.of.kind, wait.on) for wait, _ in found if wait.of]


def test_what_is_late_is_heard_of_by_the_coordinator_and_then_by_the_lead() -> None:
    assert heard(matter.doing(), july(12)) == []
    assert heard(matter.doing(), july(12, 19)) == [("qian", "coordinator", "log-task", TASK_LOG)]
    assert heard(matter.doing(), july(15)) == [
        ("qian", "coordinator", "log-task", TASK_LOG),
        ("li", "lead", "log-task", TASK_LOG),
    ]


def test_who_owes_it_hears_nothing_more() -> None:
    story = staffed(matter.submitted(), "tech", lead=None, liaisons=("zhao", "wang"))
    places = {(member, post) for member, post, _, _ in heard(story, july(5))}
    assert places == {("qian", "coordinator")}


def test_each_person_hears_of_one_matter_once() -> None:
    story = planned(matter.doing(), criteria=("other",))  # to be logged by Sun, and confirmed anew by Li
    assert [member for member, *_ in heard(story, july(15))] == ["qian", "li"]


def test_it_is_talked_about_where_it_belongs() -> None:
    assert {place for *_, place in heard(matter.submitted(), july(15))} == {"q3/logs/request"}
    assert {place for *_, place in heard(matter.in_review(), july(15))} == {TASK_LOG}
    places = {of: place for _, _, of, place in heard(matter.issue_in("open"), july(15))}
    assert places["propose-solution"] == ISSUE
    needs = {of: place for _, _, of, place in heard(matter.task_in("needs-help"), july(15))}
    assert needs["help"] == TASK_LOG


def on_agenda(story: Story, now: datetime) -> Agenda:
    """The agenda at a moment."""
    return agenda(story.snapshot, story.state, owed(story, now), late(story, now))


def named(found: Agenda) -> list[tuple[str, str]]:
    """The departments that must speak, and of what."""
    return [
        (item.department, item.late.what if item.late else item.owed.obligation.kind if item.owed else "")
        for topic in found.topics
        for item in topic.items
    ]


def test_work_in_hand_is_no_problem() -> None:
    assert named(on_agenda(matter.doing(), july(2))) == []


def test_the_department_with_most_to_say_speaks_first_and_what_is_late_before_what_waits() -> None:
    story = matter.task_in("needs-help").says(ISSUE, "open", "zhao", **OPENING)
    assert named(on_agenda(story, july(1, 10))) == [("tech", "propose-solution"), ("tech", "help")]
    assert named(on_agenda(story, july(15))) == [("tech", "propose-solution"), ("tech", "help"), ("sales", "task")]


def test_what_there_is_to_say_about_one_thing_is_one_point() -> None:
    story = matter.task_in("needs-help").with_task(task=matter.TASK.model_copy(update={"criteria": ("four",)}))
    found = on_agenda(story, july(15))
    assert [(topic.department, len(topic.items)) for topic in found.topics] == [("sales", 2), ("tech", 1)]


def test_dates_that_moved_since_the_last_minutes_are_told() -> None:
    story = matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r")
    revised(story, due=date(2024, 10, 7))
    found = on_agenda(story, july(2))
    assert ([str(slip.move.to) for slip in found.slips], len(found.redatings)) == (["2024-07-20"], 1)
    story.says("q3/meetings", "minutes", "qian", kind="weekly", held="2024-07-01", attendees=["qian"], topics=["t"])
    found = on_agenda(story, july(2))
    assert (found.slips, found.redatings) == ((), ())
    story.says(TASK_LOG, "reschedule", "qian", to="2024-07-25", reason="r")
    assert [str(slip.move.to) for slip in on_agenda(story, july(2)).slips] == ["2024-07-25"]


def test_departments_wait_for_each_other_in_pairs_the_longest_first() -> None:
    story = matter.task_in("needs-help").says(ISSUE, "open", "zhao", **OPENING | {"department": "finance"})
    found = pairs(owed(story, july(3)), DAYS, july(3))
    assert [(pair.waiting, pair.awaited, pair.longest) for pair in found] == [
        ("marketing", "sales", 2), ("sales", "tech", 2), ("tech", "finance", 2)
    ] or [(pair.waiting, pair.awaited) for pair in found] == [("sales", "tech"), ("tech", "finance")]  # fmt: skip


def test_no_department_waits_for_itself_and_what_has_no_beginning_has_no_length() -> None:
    own = Obligation("help", "q3", "report", ("li",), "sales", since=july(1), waiting="sales")
    assert pairs([Dated(own, None)], DAYS, july(3)) == ()
    other = own._replace(department="tech")
    found = pairs([Dated(other, None), Dated(other._replace(since=july(2)), None)], DAYS, july(3))
    assert [(pair.longest, len(pair.owed)) for pair in found] == [(2, 2)]
    assert waited(Dated(own._replace(since=None), None), DAYS, july(3)) == 0
