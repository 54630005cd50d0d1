"""Days and moments: what is read as one, and what is refused."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from xcollab.schema.base import Day
from xcollab.schema.dates import NotADate, parse_day, parse_moment


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_from_what_it_is_written_as(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(day) == TypeAdapter(Day).validate_python(day.isoformat()) == day


@pytest.mark.parametrize("value", ["2026-02-30", "2023-02-29", "1999-12-31", "2200-01-01", "2024-7-5", "20240705", "2024/07/05", "05.07.2024",
                                   "2024-07-05T00:00", " 2024-07-05", "２０２４-07-05", "today", "", 20240705, None, True, ["2024-07-05"]])  # fmt: skip
def test_anything_else_is_no_day(value: object) -> None:
    with pytest.raises(NotADate) as caught:
        parse_day(value)
    assert caught.value.code == "bad-date"


def test_a_leap_day_is_a_day() -> None:
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-07-05T17:30:12+08:00", "2024-07-05T17:30:12+08:00"), ("2024-07-05T09:30:12Z", "2024-07-05T09:30:12+00:00"),
        ("2024-07-05T17:30", "2024-07-05T17:30:00+08:00"), ("2024-07-05 17:30:12", "2024-07-05T17:30:12+08:00"),
        ("2024-07-05T17:30-03:30", "2024-07-05T17:30:00-03:30"),
    ],
)  # fmt: skip
def test_a_moment_without_an_offset_is_meant_in_the_zone_that_is_given(written: str, meant: str) -> None:
    assert parse_moment(written, ZoneInfo("Asia/Shanghai")).isoformat() == meant


@pytest.mark.parametrize("value", ["2024-07-05", "2024-07-05T25:00", "2024-07-05T17:30:60", "2026-02-30T10:00", "1999-12-31T23:59Z", "17:30",
                                   "2024-07-05T17:30+0800", "2024-07-05T17:30+99:00", "2024-07-05T17:30:12.5Z", "now", "", 0, None])  # fmt: skip
def test_anything_else_is_no_moment(value: object) -> None:
    with pytest.raises(NotADate) as caught:
        parse_moment(value)
    assert caught.value.code == "bad-moment"
