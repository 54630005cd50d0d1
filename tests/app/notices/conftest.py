"""A company whose people hear by mail."""

from collections.abc import Iterator

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import MAIL, Runner, mailing
from xcollab.app.workspace.channels import add_channel


@pytest.fixture
def mailed(at_work: People) -> People:
    """The company with a channel of mail."""
    add_channel(at_work.context("zhou"), "mail", MAIL)
    return at_work


@pytest.fixture
def runner(at_work: People) -> Iterator[Runner]:
    """Who sends, in the only clone."""
    with mailing(at_work) as runner:
        yield runner
