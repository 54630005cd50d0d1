"""Beside a view it is said what it leaves out: what is not committed, what others may have done, what they cannot see yet."""

from datetime import timedelta

import pytest

from tests.support.at_work import People
from tests.support.servers.hub import Hub
from xcollab.app.context import Context
from xcollab.app.sharing.sync import sync
from xcollab.app.sharing.unshared import note_heard, note_unseen, note_unshared


@pytest.fixture
def synced(on_github: People, hub: Hub) -> People:
    """Their clone has heard from the remote just now."""
    sync(on_github.context("li"))
    return on_github


def _unseen(context: Context, at: str | None = None) -> list[str]:
    note_unseen(context, at)
    return context.told


def test_files_that_are_not_committed_are_counted_unless_another_revision_is_looked_at(at_work: People) -> None:
    (at_work.root / "collabs/q3/request.yaml").write_text("title: other\n")
    assert _unseen(at_work.context("li")) == [
        "(1 uncommitted files are not shown, such as collabs/q3/request.yaml; `xcollab check` reads them)"
    ]
    assert _unseen(at_work.context("li"), "HEAD") == []


def test_a_clone_that_heard_nothing_for_two_days_says_so(synced: People) -> None:
    heard = synced.moment
    synced.moment = heard + timedelta(days=2) - timedelta(minutes=2)
    assert _unseen(synced.context("li")) == []
    synced.moment = heard + timedelta(days=3)
    (note,) = _unseen(synced.context("li"))
    assert note.startswith("(nothing was heard from origin for 3 days, since 2024-07-01 11:09")


def test_a_clone_that_is_nobodys_copy_and_one_without_a_clock_say_nothing(onlookers: People) -> None:
    assert _unseen(onlookers.context("li")) == []
    context = onlookers.context("li")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": "yesterday-ish"}
    assert _unseen(context) == []


def _heard(people: People) -> list[str]:
    context = people.context("li")
    note_heard(context, people.view("li").days)
    return context.told


def test_when_it_last_heard_from_the_others_is_told_at_any_time(synced: People) -> None:
    heard = synced.moment
    (note,) = _heard(synced)
    assert note == "(last heard from origin: 2024-07-01 11:09)"
    synced.moment = heard + timedelta(days=1)
    assert "ago" not in _heard(synced)[0]
    synced.moment = heard + timedelta(days=2)
    assert "2 working days ago; `xcollab sync`" in _heard(synced)[0]
    synced.company.git("checkout", "--quiet", "--detach")
    assert _heard(synced) == []


def test_one_without_a_remote_one_that_never_heard_and_one_without_a_clock(at_work: People) -> None:
    assert "has no remote" in _heard(at_work)[0]
    at_work.company.git("remote", "add", "origin", "https://example.com/acme.git")
    assert "nothing was ever heard from origin" in _heard(at_work)[0]
    context = at_work.context("li")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": "yesterday-ish"}
    note_heard(context, at_work.view("li").days)
    assert context.told == []


def test_acts_that_the_remote_had_not_when_it_was_last_asked_are_counted(synced: People) -> None:
    context = synced.context("li")
    note_unshared(context)
    assert context.told == []
    synced.do("li", "task", "comment", task="report", text="half")
    note_unshared(context)
    assert context.told == ["(only here so far, acts: 1; `xcollab sync` shares them)"]
