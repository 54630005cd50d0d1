"""Counting working days and hours: reference values, and an independent oracle over twenty years."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest

from tests.support.matter import company
from xcollab.schema.calendar import Calendar, Notice
from xcollab.schema.dates import parse_moment
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.model.questions import Clock
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.business_days import WorkDays, counted, due, on_the_clock
from xcollab.workflow.time.deadlines import deadline

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _days(calendar: Calendar | None = None) -> WorkDays:
    return work_days(company().workspace, calendar or Calendar(), "en")


@pytest.fixture(scope="module")
def days() -> WorkDays:
    return _days()


def test_every_day_from_2007_to_2026_is_worked_or_not_as_the_oracle_says(days: WorkDays) -> None:
    day = date(2007, 1, 1)
    while day <= date(2026, 12, 31):
        assert days.worked(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_the_first_to_tenth_working_day_after_every_day_is_the_oracles(days: WorkDays) -> None:
    worked = [d for n in range(7305) if chinese_calendar.is_workday(d := date(2007, 1, 1) + timedelta(days=n))]
    position = 0
    for n in range(7305 - 40):
        day = date(2007, 1, 1) + timedelta(days=n)
        while worked[position] <= day:
            position += 1
        found = day
        for expected in worked[position : position + 10]:
            found = days.next(found)
            assert found == expected, day


@pytest.mark.parametrize(
    ("since", "within", "ends"),
    [
        ("2026-09-18T10:00", "2wd", "2026-09-21T18:00"),  # a Sunday worked for the National Day
        ("2026-09-30T10:00", "3wd", "2026-10-10T18:00"),  # a worked Saturday after the holidays
        ("2026-02-13T10:00", "2wd", "2026-02-24T18:00"),  # over the Spring Festival
        ("2024-07-01T23:59", "2wd", "2024-07-03T18:00"),  # the day of the start is not counted, however late
        ("2024-07-05T17:00", "24h", "2024-07-06T17:00"),  # elapsed hours run through a Saturday
        ("2024-07-05T17:00", "8wh", "2024-07-08T16:00"),  # one hour on Friday, seven on Monday
        ("2024-07-06T12:00", "1wh", "2024-07-08T10:00"),  # working hours begin on Monday
        ("2024-07-01T07:00", "9wh", "2024-07-01T18:00"),
    ],
)
def test_a_term_ends_where_people_expect_it(days: WorkDays, since: str, within: str, ends: str) -> None:
    found = due(days, datetime.fromisoformat(since).replace(tzinfo=SHANGHAI), within)
    assert found.moment.isoformat(timespec="minutes")[:16] == ends
    assert not found.estimated


def test_a_term_is_counted_in_workspace_time_wherever_it_was_written(days: WorkDays) -> None:
    late_in_london = datetime(2024, 7, 1, 18, 0, tzinfo=ZoneInfo("Europe/London"))  # 2 July in Shanghai
    assert due(days, late_in_london, "2wd").moment == datetime(2024, 7, 4, 18, 0, tzinfo=SHANGHAI)


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("since", "within", "ends"),
    [
        ("2024-03-30T18:00+01:00", "24h", "2024-03-31T19:00+02:00"),  # that night clocks go forward
        ("2024-10-26T18:00+02:00", "24h", "2024-10-27T17:00+01:00"),  # and that one back
        ("2024-10-27T00:30+02:00", "2h", "2024-10-27T02:30+02:00"),  # the first 2:30 of that night
        ("2024-10-27T00:30+02:00", "3h", "2024-10-27T02:30+01:00"),  # and the second
        ("2024-03-31T01:00+01:00", "1h", "2024-03-31T03:00+02:00"),  # there is no 2 o'clock
        ("2024-03-31T00:00+01:00", "4wh", "2024-03-31T05:00+02:00"),  # somebody works through it
        ("2024-10-26T23:00+02:00", "5wh", "2024-10-27T03:01+01:00"),  # less the minute before midnight
        ("2024-03-29T10:00+01:00", "2wd", "2024-03-31T23:59+02:00"),
    ],
)
def test_an_hour_has_sixty_minutes_in_a_night_on_which_clocks_are_changed_too(
    since: str, within: str, ends: str
) -> None:
    workspace = company().workspace.model_copy(update={"timezone": "Europe/Berlin"})
    calendar = Calendar(country="DE", hours="00:00-23:59", week=("mon", "tue", "wed", "thu", "sat", "sun"))
    end = due(work_days(workspace, calendar, "en"), datetime.fromisoformat(since), within)
    assert end.moment.isoformat(timespec="minutes") == ends


def test_the_second_half_past_two_of_a_night_is_after_the_first() -> None:
    first, second = (datetime.fromisoformat(f"2024-10-27T02:{told}") for told in ("50+02:00", "10+01:00"))
    assert on_the_clock(first, BERLIN) < on_the_clock(second, BERLIN)
    workspace = company().workspace.model_copy(update={"timezone": "Europe/Berlin"})
    days = work_days(workspace, Calendar(country="DE"), "en")
    asked = Clock(datetime.fromisoformat("2024-10-27T01:50+02:00"), "1h")
    wait = Obligation("propose-solution", "q3", "i-1", ("li",), "sales", asked=(asked,))
    told = deadline(wait, days, on_the_clock(second, BERLIN))
    assert told is not None and told.passed
    assert parse_moment("2024-10-27T02:30", BERLIN).isoformat() == "2024-10-27T02:30:00+02:00"


def test_dates_beyond_the_last_official_notice_are_estimates(days: WorkDays) -> None:
    assert due(days, datetime(2026, 12, 31, 9, 0, tzinfo=SHANGHAI), "3wd").estimated
    notice = Notice.model_validate(
        {"year": 2027, "source": "import", "off": [{"date": "2027-01-01", "name": "New Year"}]}
    )
    imported = _days(Calendar(notices=(notice,)))
    assert not due(imported, datetime(2026, 12, 31, 9, 0, tzinfo=SHANGHAI), "3wd").estimated


def test_the_companys_own_days_go_before_the_public_ones() -> None:
    own = Calendar.model_validate({
        "off": [{"date": "2024-07-02", "name": "Founders' day"}],
        "work": [{"date": "2024-07-06", "name": "Stocktaking"}],
    })  # fmt: skip
    days = _days(own)
    assert due(days, datetime(2024, 7, 1, 9, 0, tzinfo=SHANGHAI), "1wd").moment.date() == date(2024, 7, 3)
    assert days.worked(date(2024, 7, 6))


def test_other_countries_and_weeks_are_counted_too() -> None:
    british = _days(Calendar(country="GB", hours="08:30-17:00"))
    assert due(british, datetime(2024, 12, 24, 9, 0, tzinfo=SHANGHAI), "1wd").moment.date() == date(2024, 12, 27)
    assert not british.estimated(date(2040, 1, 1))
    sixth = _days(Calendar(week=("mon", "tue", "wed", "thu", "fri", "sat")))
    assert sixth.worked(date(2024, 7, 6))


def test_a_deadline_explains_each_day_and_what_decided_about_it(days: WorkDays) -> None:
    told = list(counted(days, datetime(2024, 9, 13, 10, 0, tzinfo=SHANGHAI), "3wd"))
    assert [(str(c.day)[5:], c.number, c.kind.kind) for c in told] == [
        ("09-13", 0, "weekday"),
        ("09-14", 1, "make-up"),
        ("09-15", 0, "weekend"),
        ("09-16", 0, "holiday"),
        ("09-17", 0, "holiday"),
        ("09-18", 2, "weekday"),
        ("09-19", 3, "weekday"),
    ]


def test_the_names_of_holidays_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for locale in ("C", "de_DE.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        assert work_days(company().workspace, Calendar(), "zh").holidays[date(2024, 10, 1)] == "国庆节"
