"""Who is reminded of what is due: the private reminder first, then the ladder; at work only, and nobody who left."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.matter import (
    ACCEPTANCE,
    REQUEST,
    REQUEST_LOG,
    TASK,
    TASK_LOG,
    Story,
    feedback_in,
    in_review,
    issue_in,
    minuted,
    submitted,
    task_in,
)
from tests.support.matter_asked import approval_in, date_proposed
from tests.workflow.days import DAYS, july
from tests.workflow.notices.telling import leaving, part
from xcollab.workflow.model.hearing import LADDER
from xcollab.workflow.notices.hours import sendable
from xcollab.workflow.notices.notice import Notice
from xcollab.workflow.notices.reminders import reminders
from xcollab.workflow.obligations.leavers import leavers
from xcollab.workflow.obligations.table import KINDS, obligations
from xcollab.workflow.time.deadlines import dated


def told(story: Story, now: datetime) -> tuple[Notice, ...]:
    """What people are reminded of at a moment."""
    owed = (*obligations(story.snapshot, story.state), *leavers(story.snapshot, story.state, now.date()))
    found = dated(owed, DAYS, now)
    return reminders(story.snapshot, {"q3": "qian"}, found, now.date())


def lines(story: Story, now: datetime) -> list[str]:
    """The same in short, sorted."""
    return sorted(
        f"{n.member} {n.step} {(n.owed.obligation.of or n.owed.obligation).kind}" for n in told(story, now) if n.owed
    )


def test_the_private_reminder_comes_first_then_coordinator_then_lead() -> None:
    story = issue_in("open")  # asked on the morning of the first, an answer within 24 hours
    assert lines(story, july(1, 10)) == ["wang soon propose-solution"]
    assert lines(story, july(2, 10)) == ["qian escalated propose-solution", "wang late propose-solution"]


def test_the_owner_is_reminded_a_working_day_before_the_date_of_the_task() -> None:
    story = task_in("doing")  # due on Friday the 12th
    assert lines(story, july(10)) == []
    assert lines(story, july(11)) == ["sun soon log-task"]
    assert lines(story, july(12, 17)) == ["sun soon log-task"]
    assert lines(story, july(15)) == ["li escalated log-task", "qian escalated log-task", "sun late log-task"]


def test_what_is_late_at_the_close_of_work_is_told_when_work_begins_again() -> None:
    assert lines(task_in("doing"), july(12, 22)) == ["qian escalated log-task", "sun late log-task"]
    assert sendable(DAYS, None, july(12, 22)) == july(15, 9)


def test_what_was_told_is_known_by_its_key_until_the_next_step() -> None:
    story = task_in("doing")

    def keys(now: datetime) -> set[str]:
        return {notice.key for notice in told(story, now) if notice.member == "sun"}

    assert keys(july(11, 9)) == keys(july(12, 16)), "the day before and the day itself are one reminder"
    assert keys(july(12, 16)).isdisjoint(keys(july(15))), "late is another"
    assert keys(july(15)) == keys(july(15, 17))
    story.says("q3/logs/report", "reschedule", "qian", to="2024-07-19", reason="r")
    assert keys(july(18)).isdisjoint(keys(july(11)) | keys(july(15))), "another date is another reminder"


def test_who_leaves_is_told_of_by_whoever_can_hand_it_on() -> None:
    story = leaving(task_in("doing"), "sun", "2024-07-10")
    assert "qian soon leaver-works" in lines(story, july(9))


def test_who_left_is_reminded_of_nothing() -> None:
    story = leaving(task_in("doing"), "sun", "2024-07-10")
    assert not [line for line in lines(story, july(15)) if line.startswith("sun")]


@given(
    st.sampled_from([submitted, in_review, lambda: issue_in("open"), lambda: task_in("needs-help")]), st.integers(1, 31)
)
def test_nobody_is_reminded_of_what_is_not_theirs(made: Callable[[], Story], day: int) -> None:
    story = made()
    found = told(story, july(day))
    assert {notice.member for notice in found} <= part(story)
    for notice in found:
        assert notice.owed
        own = notice.member in (notice.owed.obligation.of or notice.owed.obligation).people
        assert own == (notice.step != "escalated")


def test_what_comes_up_outside_of_working_hours_waits_for_the_next_opening() -> None:
    assert sendable(DAYS, None, july(5, 10)) == july(5, 10)
    assert sendable(DAYS, None, july(5, 19)) == july(8, 9), "Friday evening"
    assert sendable(DAYS, None, july(6, 10)) == july(8, 9), "Saturday"
    assert sendable(DAYS, None, july(4, 7)) == july(4, 9)
    assert sendable(DAYS, "08:30-20:00", july(5, 19)) == july(5, 19)
    assert sendable(DAYS, "08:30-20:00", july(5, 21)) == july(8, 8, 30)
    assert sendable(DAYS, None, july(1, 0)).date() == date(2024, 7, 1)


def mended() -> Story:
    """Deliverables came back, to be mended by Friday the 12th."""
    return in_review().says(ACCEPTANCE, "return", "chen", reason="r", fixes=["f"], fix_by="2024-07-12")


def renewed() -> Story:
    """The task means something else than what its owner confirmed."""
    return task_in("doing").with_task(task=TASK.model_copy(update={"criteria": ("four rivals",)}))


def helped() -> Story:
    """Tech has answered."""
    return task_in("needs-help").says(TASK_LOG, "comment", "wang", text="here")


def asked_back() -> Story:
    """Sun asks Li for a word by Friday the 12th."""
    return task_in("doing").says(TASK_LOG, "comment", "sun", text="which?", mentions=["li"], reply_by="2024-07-12")


def revised() -> Story:
    """Other terms than those that sales accepted."""
    story, before = feedback_in("accept"), REQUEST
    after = before.model_copy(update={"objectives": ("more",)})
    return story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)


LATE: dict[str, tuple[Callable[[], Story], str, str]] = {
    # what is owed: the story; who is told that it is late; who hears of it four working days later
    "approve-request": (lambda: approval_in("submitted"), "kong", "qian"),
    "give-feedback": (submitted, "li wang", "qian"),
    "renew-feedback": (revised, "li", "qian"),
    "confirm-task": (lambda: task_in("proposed"), "li", "qian"),
    "answer-declined": (lambda: task_in("declined"), "qian", ""),
    "start-task": (lambda: task_in("todo"), "sun", "li qian"),
    "mend-returned": (mended, "sun", "li qian"),
    "log-task": (lambda: task_in("doing"), "sun", "li qian"),
    "help": (lambda: task_in("needs-help"), "wang", "qian"),
    "go-on": (helped, "sun", "li qian"),
    "hand-in": (lambda: task_in("finished"), "sun", "li qian"),
    "judge": (in_review, "chen qian zhou", "qian"),
    "renew-task": (renewed, "li", "qian"),
    "answer-date": (date_proposed, "li", "qian"),
    "propose-solution": (lambda: issue_in("open"), "wang", "qian"),
    "agree-solution": (lambda: issue_in("proposed"), "qian zhao", "wang"),
    "resolve-issue": (lambda: issue_in("agreed"), "sun zhao", "qian wang"),
    "reply": (asked_back, "li", "qian"),
    "do-action": (minuted, "sun", "li qian"),
}  # fmt: skip


@pytest.mark.parametrize("name", LATE)
def test_what_is_late_is_told_those_whom_the_table_names(name: str) -> None:
    made, owing, hearing = LATE[name]
    story = made()
    owed = [one for one in obligations(story.snapshot, story.state) if one.kind == name]
    found = reminders(story.snapshot, {"q3": "qian"}, dated(tuple(owed), DAYS, july(18, 17)), july(18).date())
    for step, who in (("late", owing), ("escalated", hearing)):
        assert " ".join(sorted({notice.member for notice in found if notice.step == step})) == who, step


def test_the_table_leaves_out_only_what_has_no_deadline() -> None:
    assert set(LATE) == {kind.name for kind in KINDS.values() if kind.hears == LADDER}
