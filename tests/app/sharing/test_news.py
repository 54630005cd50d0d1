"""What others have shared is known of before it comes in, and nothing changes by asking."""

import shutil
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from tests.support.shared import share
from xcollab.app.sharing.news import news
from xcollab.app.sharing.sync import sync
from xcollab.errors import NotShared


@pytest.fixture
def theirs(at_work: People, tmp_path: Path) -> People:
    """Another clone of the same repository."""
    clones = share(at_work.company, tmp_path)
    people = People(Company(clones.theirs.root, at_work.company.environment))
    people.moment = at_work.moment
    return people


def test_others_acts_are_counted_and_stay_where_they_are(at_work: People, theirs: People) -> None:
    assert news(at_work.context("li")) == 0
    theirs.do("wang", "task", "comment", task="q3/report", text="hello")
    theirs.do("wang", "task", "comment", task="q3/report", text="again")
    sync(theirs.context("wang"))
    before = at_work.company.git("rev-parse", "HEAD")
    assert news(at_work.context("li")) == 2
    assert at_work.company.git("rev-parse", "HEAD") == before and not at_work.company.git("status", "--porcelain")
    sync(at_work.context("li"))
    assert news(at_work.context("li")) == 0


def test_what_is_only_here_is_no_news(at_work: People, theirs: People) -> None:
    at_work.do("li", "task", "comment", task="q3/report", text="mine")
    assert news(at_work.context("li")) == 0


def test_who_shares_with_nobody_has_none(at_work: People) -> None:
    assert news(at_work.context("li")) == 0


def test_a_remote_without_the_branch_has_none(at_work: People, tmp_path: Path) -> None:
    at_work.company.git("init", "-q", "--bare", str(tmp_path / "empty.git"))
    at_work.company.git("remote", "add", "origin", str(tmp_path / "empty.git"))
    assert news(at_work.context("li")) == 0


def test_a_remote_that_is_out_of_reach_is_told(at_work: People, theirs: People, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "acme.git")
    with pytest.raises(NotShared):
        news(at_work.context("li"))
