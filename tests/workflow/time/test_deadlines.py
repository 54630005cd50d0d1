"""When what is owed is late, and who hears of it then."""

from datetime import date, datetime

import pytest

from tests.support.edits import staffed
from tests.support.matter import Story
from tests.workflow.days import DAYS, july
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.deadlines import dated, deadline, heard_as, hears, in_time, term

WAIT = Obligation("log-task", "q3", "report", ("wang",), "tech", due=date(2024, 7, 12))
"""Due on a Friday, at 18:00."""
HOURS = WAIT._replace(due=None, asked=(Clock(july(12, 10), "24h"),))
"""Due on the Saturday, at 10:00."""


def stands(wait: Obligation, now: datetime) -> tuple[bool, int, int, date | None]:
    """Whether it is late, the step of escalation, working days past, and the day of the next step."""
    found = deadline(wait, DAYS, now)
    assert found
    return found.passed, found.level, found.over, found.next_step


@pytest.mark.parametrize(
    ("now", "passed", "level", "over", "following"),
    [
        (july(12, 18), False, 0, 0, 12), (july(12, 18, 1), True, 1, 0, 15), (july(14), True, 1, 0, 15),
        (july(15, 9), True, 2, 1, 17), (july(16), True, 2, 2, 17), (july(17), True, 3, 3, None),
    ],
)  # fmt: skip
def test_the_department_hears_at_the_deadline_its_lead_a_working_day_later_the_executive_after_three(
    now: datetime, passed: bool, level: int, over: int, following: int | None
) -> None:
    assert stands(WAIT, now) == (passed, level, over, date(2024, 7, following) if following else None)


@pytest.mark.parametrize(
    ("now", "level"), [(july(12, 19), 0), (july(15), 1), (july(16), 2), (july(17), 2), (july(18), 3)]
)
def test_what_is_held_back_is_heard_of_a_working_day_later(now: datetime, level: int) -> None:
    assert stands(WAIT._replace(held=True), now)[1] == level


@pytest.mark.parametrize(
    ("now", "passed", "level"), [(july(13, 10), False, 0), (july(13, 11), True, 0), (july(15, 9), True, 2)]
)
def test_hours_run_through_a_weekend_but_nobody_is_bothered_in_it(now: datetime, passed: bool, level: int) -> None:
    assert stands(HOURS, now)[:2] == (passed, level)


def test_what_has_no_day_has_no_deadline_and_comes_last() -> None:
    open_end = WAIT._replace(due=None)
    later = WAIT._replace(due=date(2024, 7, 15))
    found = dated((open_end, later, WAIT), DAYS, july(8))
    assert [each.obligation for each in found] == [WAIT, later, open_end]
    assert found[-1].deadline is None


@pytest.mark.parametrize(
    ("now", "before", "soon"),
    [
        (july(10, 23), "1wd", False), (july(11, 0), "1wd", True), (july(12, 18), "1wd", True), (july(12, 18, 1), "1wd", False),
        (july(12, 13, 59), "4h", False), (july(12, 14), "4h", True),
    ],
)  # fmt: skip
def test_who_owes_it_is_reminded_some_time_before_and_not_after(now: datetime, before: str, soon: bool) -> None:
    found = deadline(WAIT, DAYS, now, before)
    assert found and found.soon is soon


ASKED_TWICE = (Clock(july(1, 10), "2wd"), Clock(july(8, 10), "2wd"))
"""Due on Wednesday the third, and asked anew on Monday the eighth: due on Wednesday the tenth."""


def test_what_was_late_when_it_was_asked_anew_stays_late() -> None:
    found = deadline(WAIT._replace(due=None, asked=ASKED_TWICE), DAYS, july(9))
    assert found and (found.moment, found.late_before, found.passed, found.over) == (july(10, 18), True, True, 3)
    assert not in_time(DAYS, ASKED_TWICE, july(9))


def test_asked_anew_in_time_the_later_deadline_counts_and_never_an_earlier_one() -> None:
    longer = (Clock(july(1, 10), "2wd"), Clock(july(2, 10), "2wd"))
    shorter = (Clock(july(1, 10), "5wd"), Clock(july(2, 10), "1wd"))
    assert (term(DAYS, longer).moment, term(DAYS, longer).missed) == (july(4, 18), False)
    assert (term(DAYS, shorter).moment, term(DAYS, shorter).within) == (july(8, 18), "5wd")
    assert in_time(DAYS, longer, july(4, 18)) and not in_time(DAYS, longer, july(4, 19))


def test_each_step_adds_people_and_who_owes_it_is_none_of_them() -> None:
    snapshot = staffed(Story(), "tech", liaisons=("zhao",), executive="kong").snapshot
    wait = WAIT._replace(people=("li",))
    assert heard_as(snapshot, wait, "qian", 0) == {}
    assert heard_as(snapshot, wait, "qian", 1) == {"zhao": "liaison", "qian": "coordinator"}
    assert hears(snapshot, wait, "qian", 2) == ("zhao", "qian", "wang")
    assert hears(snapshot, wait, "qian", 3) == ("zhao", "qian", "wang", "kong")
    assert hears(snapshot, WAIT, "qian", 3) == ("zhao", "qian", "kong")


def test_of_a_department_that_names_nobody_or_that_nobody_knows_the_coordinator_hears() -> None:
    snapshot = staffed(Story(), "tech", lead=None).snapshot
    assert hears(snapshot, WAIT, "qian", 3) == hears(snapshot, WAIT._replace(department=""), "qian", 3) == ("qian",)
