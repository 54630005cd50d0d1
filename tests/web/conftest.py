"""The company with a collaboration under way, in a browser."""

import pytest

from tests.app.conftest import at_work, onlookers, people, unattended, under_way
from tests.support.at_work import People
from tests.support.browsing import Browser

__all__ = ["at_work", "onlookers", "people", "unattended", "under_way"]


@pytest.fixture
def li(at_work: People) -> Browser:
    """Li of sales, who does the report, in front of the page."""
    return Browser(at_work, "li")


@pytest.fixture
def zhou(at_work: People) -> Browser:
    """Zhou, who coordinates."""
    return Browser(at_work, "zhou")


@pytest.fixture
def looking(onlookers: People) -> Browser:
    """Li again, who changes nothing."""
    return Browser(onlookers, "li")
