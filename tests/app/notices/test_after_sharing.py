"""Whoever shares sends what nobody was told yet, where this clone has what its channels need; else it learns what was sent."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import Runner, shared_at
from xcollab.app.notices.after_sharing import after_sharing
from xcollab.app.notices.delivery import Delivered, Delivery
from xcollab.errors import NotShared
from xcollab.store.notices.reference import remembered


@pytest.fixture
def sharing(runner: Runner, at_work: People, tmp_path: Path) -> Runner:
    """Whoever shares, after Li has asked Wang to look at something."""
    shared_at(at_work, tmp_path / "bare.git")
    at_work.do("li", "task", "comment", task="report", text="look", mentions=["wang"])
    at_work.company.git("push", "--quiet")
    return runner


def after(runner: Runner) -> tuple[object, list[Delivered]]:
    """What comes of it, and what was heard on the way."""
    heard: list[Delivered] = []
    return after_sharing(runner.context, "origin", heard.append), heard


def test_what_happened_is_sent_once_and_heard_of_as_it_goes(sharing: Runner) -> None:
    done, heard = after(sharing)
    assert isinstance(done, Delivery) and not done.failed
    assert list(done.messages) == heard and "wang@example.com" in sharing.told
    again, heard = after(sharing)
    assert isinstance(again, Delivery) and not heard and len(sharing.told) == len(done.messages)


def test_without_the_variables_nothing_is_sent_and_what_others_sent_is_known(sharing: Runner, tmp_path: Path) -> None:
    other = sharing.clone(tmp_path / "other")
    other.variables = {}
    done, _ = after(sharing)
    assert isinstance(done, Delivery)
    assert remembered(other.context.repository).run is None
    assert after(other) == (None, [])
    there = remembered(other.context.repository)
    assert len(there.sent) == len(done.messages) and there.run
    assert len(sharing.told) == len(done.messages)


def test_a_failure_is_a_value_for_who_sends_and_nothing_for_who_does_not(sharing: Runner, tmp_path: Path) -> None:
    (tmp_path / "bare.git").rename(tmp_path / "gone.git")
    error, heard = after(sharing)
    assert isinstance(error, NotShared) and error.code == "notices-unreachable"
    assert not heard and not sharing.told
    sharing.variables = {}
    assert after(sharing) == (None, [])


def test_where_no_channel_is_set_up_nothing_is_asked_of_the_remote(at_work: People, tmp_path: Path) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    at_work.company.git("push", "--quiet", "origin", "HEAD:refs/xcollab/notices")
    context = at_work.context("wu")
    assert after_sharing(context, "origin", lambda one: None) is None
    assert context.repository.git.id_of("refs/xcollab/notices") == ""


def test_settings_that_cannot_be_read_are_left_to_whoever_looks_at_them(sharing: Runner, at_work: People) -> None:
    (at_work.root / "xcollab.yaml").write_text("name: [\n")
    at_work.company.git("commit", "--quiet", "-am", "broken")
    assert after(sharing) == (None, [])
    assert not sharing.told
