"""Dates of commits, forged ones too."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xcollab.store.git.dates import NEVER, moment_of


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("1720000000 +0800", "2024-07-03T17:46:40+08:00"), ("1720000000 -0330", "2024-07-03T06:16:40-03:30"),
        ("1720000000 +2500", "2024-07-03T09:46:40+00:00"), ("1720000000 +10039", "2024-07-03T09:46:40+00:00"),
        ("0 -1200", "1969-12-31T12:00:00-12:00"), ("253402300900 +0000", NEVER.isoformat()),
        ("253402300799 +0000", NEVER.isoformat()), ("9" * 40 + " +0000", NEVER.isoformat()), ("", NEVER.isoformat()),
    ],
)  # fmt: skip
def test_a_date_is_the_moment_that_git_means_and_what_no_calendar_holds_is_the_beginning(raw: str, read: str) -> None:
    assert moment_of(raw).isoformat() == read


@given(st.integers() | st.text(), st.from_regex(r"[+-][0-9]{1,6}", fullmatch=True) | st.text())
@example(253402300799, "-2359")
@example(0, "+2359")
def test_whatever_stands_there_is_a_moment_that_can_be_moved_to_every_zone(seconds: int | str, zone: str) -> None:
    moment = moment_of(f"{seconds} {zone}")
    assert moment.astimezone(NEVER.tzinfo) - timedelta(days=1) < moment + timedelta(days=1)
