"""When something was said, against when it was committed."""

from datetime import timedelta

import pytest

from tests.workflow.matter import BEGINNING, submitted
from xcollab.workflow.timing import dated

NOW = BEGINNING + timedelta(days=9)
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
    assert [finding.code for finding in dated(entries, BEGINNING - distance, NOW)] == expected


def test_a_commit_that_is_dated_forward_itself_is_no_excuse() -> None:
    entries = submitted().collab.entries
    ahead = dated(entries, BEGINNING, BEGINNING - timedelta(minutes=11))
    assert [finding.code for finding in ahead] == ["said-in-future"]
