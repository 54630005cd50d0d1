"""When something was said, against when it was committed."""

from datetime import timedelta

import pytest

from tests.workflow.matter import BEGINNING, submitted
from xcollab.workflow.timing import dated

SAID = {
    "at the moment": (timedelta(), []),
    "ten minutes ahead, as clocks differ": (timedelta(minutes=10), []),
    "further ahead": (timedelta(minutes=10, seconds=1), ["said-in-future"]),
    "a day before": (timedelta(hours=-24), []),
    "longer before": (timedelta(hours=-24, seconds=-1), ["said-long-ago"]),
}


@pytest.mark.parametrize("name", SAID)
def test_a_statement_is_not_dated_forward_and_seldom_far_back(name: str) -> None:
    distance, expected = SAID[name]
    entries = submitted().collab.entries
    assert [finding.code for finding in dated(entries, BEGINNING - distance)] == expected
