"""Ids, texts, days, moments and durations: what is let in, and as what."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from xcollab.schema.base import Day, Duration, Line, Moment, Slug, Text, parse_day, parse_moment


def code(kind: Any, value: object) -> str:
    """The code that a value is refused with."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["type"])


@pytest.mark.parametrize("value", ["a", "q3-launch", "0", "2024-q3", "a" * 40, "a-"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(value: str) -> None:
    assert TypeAdapter(Slug).validate_python(value) == value


@pytest.mark.parametrize(
    "value", ["", "A", "-a", "a_b", "a b", "a/b", "..", "a.yaml", "é", "新品", "a" * 41, "a\n", "１"]
)
def test_anything_else_is_no_id(value: str) -> None:
    assert code(Slug, value) == "bad-id"


@pytest.mark.parametrize("value", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_what_windows_cannot_hold_as_a_file_is_no_id(value: str) -> None:
    assert code(Slug, value) == "reserved-id"


def test_a_text_is_stripped_and_never_blank() -> None:
    assert TypeAdapter(Text).validate_python("  two\n lines \n") == "two\n lines"
    for blank in ("", " ", "\n\n", "\u3000", "\t"):
        assert code(Text, blank) == "empty-text"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_a_text_is_kept_as_it_was_written_but_for_spaces_around_it(text: str) -> None:
    assert TypeAdapter(Text).validate_python(text) == text.strip()
    assert TypeAdapter(Line).validate_python(text) == text.strip()


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x1b", "\r", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ud800"]
)
def test_a_control_character_is_never_part_of_a_text(character: str) -> None:
    assert code(Text, f"a{character}b") == "control-character"
    assert code(Line, f"a{character}b") == "control-character"


def test_a_line_is_one_line() -> None:
    assert TypeAdapter(Line).validate_python("one\n") == "one"
    assert code(Line, "one\ntwo") == "one-line"


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_from_what_it_is_written_as(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(day) == TypeAdapter(Day).validate_python(day.isoformat()) == day


@pytest.mark.parametrize("value", ["2026-02-30", "2023-02-29", "1999-12-31", "2200-01-01", "2024-7-5", "20240705", "2024/07/05", "05.07.2024",
                                   "2024-07-05T00:00", " 2024-07-05", "２０２４-07-05", "today", "", 20240705, None, True, ["2024-07-05"]])  # fmt: skip
def test_anything_else_is_no_day(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_day(value)
    assert caught.value.type == "bad-date"


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
    with pytest.raises(PydanticCustomError) as caught:
        parse_moment(value)
    assert caught.value.type == "bad-moment"


@given(st.datetimes(datetime(2000, 1, 2), datetime(2199, 12, 30), timezones=st.timezones()))
def test_a_moment_is_written_so_that_it_reads_back_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    adapter: TypeAdapter[datetime] = TypeAdapter(Moment)
    assert adapter.validate_python(adapter.dump_python(moment, mode="json")) == moment


@pytest.mark.parametrize("value", ["1wd", "2wd", "24h", "8wh", "999h"])
def test_a_duration_is_a_number_of_working_days_hours_or_working_hours(value: str) -> None:
    assert TypeAdapter(Duration).validate_python(value) == value


@pytest.mark.parametrize("value", ["0h", "01h", "1000h", "-1h", "1.5h", "2", "h", "2 wd", "2WD", "2天", "2wd\n", ""])
def test_anything_else_is_no_duration(value: str) -> None:
    assert code(Duration, value) == "bad-duration"
