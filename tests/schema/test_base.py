"""Ids, texts, days, moments and durations: what is let in, and as what."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from xcollab.schema.base import Day, Duration, Line, Moment, Slug, Text


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


@pytest.mark.parametrize(("kind", "value", "refused"), [(Day, "2026-02-30", "bad-date"), (Day, 20240705, "bad-date"),
                                                    (Moment, "2024-07-05", "bad-moment"), (Moment, None, "bad-moment")])  # fmt: skip
def test_what_is_no_date_is_refused_with_its_code_in_a_record(kind: Any, value: object, refused: str) -> None:
    assert code(kind, value) == refused


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
