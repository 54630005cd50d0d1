"""Days of a plan as working days from its first one on, and back."""

from datetime import date

import pytest

from tests.support import matter
from xcollab.schema.calendar import Calendar
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.time.offsets import first_day, offset, placed

DAYS = work_days(matter.company().workspace, Calendar(), "en")
MONDAY, SATURDAY = date(2024, 9, 23), date(2024, 9, 28)  # 29 September is a make-up day, 1 to 7 October are a holiday


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2024, 9, 20), 0),
        (MONDAY, 0),
        (date(2024, 9, 27), 4),
        (SATURDAY, 4),
        (date(2024, 9, 29), 5),
        (date(2024, 9, 30), 6),
        (date(2024, 10, 5), 6),
        (date(2024, 10, 8), 7),
    ],
)
def test_days_off_count_as_the_last_one_worked_and_make_up_days_are_worked(day: date, after: int) -> None:
    assert offset(DAYS, MONDAY, day) == after


def test_a_plan_that_begins_on_a_day_off_begins_on_the_next_one_worked() -> None:
    assert first_day(DAYS, SATURDAY) == placed(DAYS, SATURDAY, 0) == date(2024, 9, 29)
    assert (offset(DAYS, SATURDAY, date(2024, 9, 29)), placed(DAYS, SATURDAY, 2)) == (0, date(2024, 10, 8))


@pytest.mark.parametrize("after", range(0, 400, 7))
def test_what_is_placed_is_a_working_day_from_the_start_on_and_counts_as_many(after: int) -> None:
    day = placed(DAYS, SATURDAY, after)
    assert DAYS.worked(day) and day >= SATURDAY and offset(DAYS, SATURDAY, day) == after
