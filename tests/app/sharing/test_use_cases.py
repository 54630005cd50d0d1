"""Two clones brought together by use cases alone: what comes, goes, is set aside and done again, is taken back."""

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.acts.commit import Keeping
from xcollab.app.overview import Overview
from xcollab.app.sharing.parked import parked_here, withdraw_parked
from xcollab.app.sharing.redo import redo
from xcollab.app.sharing.sync import sync
from xcollab.app.sharing.undo import undo
from xcollab.app.views.acts import SyncView, UndecidedView, act_view, sync_view
from xcollab.app.views.inbox import inbox
from xcollab.errors import GitRefused, Misused, Refused


def _parked(ours: People, theirs: People) -> str:
    """Zhou cancels the task there while Li tells of it here; the name of what was set aside."""
    theirs.do("zhou", "task", "cancel", task="report", reason="no longer wanted")
    sync(theirs.context("zhou"))
    ours.moment = theirs.moment
    ours.do("li", "task", "progress", task="report", status="doing", text="nearly there")
    synced = sync(ours.context("li"))
    (aside,) = synced.aside
    assert aside.reason and (synced.went, synced.failure, len(synced.came)) == ([], None, 1)
    return aside.name


def test_what_others_did_comes_in_and_ones_own_goes_out(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("wang", "request", "comment", collab="q3", text="theirs")
    assert [len(part) for part in sync(theirs.context("wang"))[3:5]] == [0, 1]
    ours.do("li", "request", "comment", collab="q3", text="ours")
    synced = sync(ours.context("li"))
    assert (len(synced.came), len(synced.went), synced.undecided, synced.aside) == (1, 1, [], [])
    assert synced.commit == ours.company.git("rev-parse", "HEAD").strip()
    told = sync_view(sync(ours.context("li")))
    assert isinstance(told, SyncView) and (told.shared, list(told.came), list(told.went)) == (True, [], [])


def test_what_is_under_way_is_told_to_whoever_wants_to_hear_it(pair: tuple[People, People]) -> None:
    said: list[str] = []

    def hear(message: str, /, **arguments: object) -> None:
        said.append(message.format(**arguments))

    sync(pair[0].context("li"), say=hear)
    assert said == ["asking origin what is new"]


def test_a_contradiction_changes_nothing_until_somebody_says_whose_value_stands(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "task", "edit", task="report", title="Their report")
    sync(theirs.context("zhou"))
    ours.do("zhou", "task", "edit", task="report", title="Our report")
    before = ours.company.git("rev-parse", "HEAD").strip()
    synced = sync(ours.context("zhou"))
    assert [str(value) for one in synced.undecided for value in (one.mine, one.theirs)] == [
        "Our report",
        "Their report",
    ]
    assert (synced.commit, ours.company.git("rev-parse", "HEAD").strip()) == (before, before)
    assert isinstance(sync_view(synced), UndecidedView)
    assert sync(ours.context("zhou"), take="theirs").undecided == []
    assert ours.view("zhou").snapshot.collabs["q3"].tasks["report"].title == "Their report"


def test_an_act_that_became_illegal_is_set_aside_and_let_be(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    name = _parked(ours, theirs)
    assert [one.name for one in parked_here(ours.context("li"))] == [name]
    assert [one.name for one in inbox(Overview(ours.context("li"))).parked] == [name]
    with pytest.raises(Refused):
        redo(ours.context("li"), name)
    done = withdraw_parked(ours.context("li"), name[:2])
    assert (len(done.told), done.ref) == (1, f"refs/xcollab/withdrawn/{name}")
    assert ours.company.git("rev-parse", done.ref)
    with pytest.raises(Misused, match="none-parked"):
        withdraw_parked(ours.context("li"), name)


def test_what_was_set_aside_is_done_again_once_it_is_possible(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    taken = {"collab": "q3", "title": "Flyer", "owner": "li", "due": "2024-07-20", "criteria": ["c"]}
    theirs.do("zhou", "task", "create", new_id="flyer", **taken)
    sync(theirs.context("zhou"))
    ours.do("zhou", "task", "create", new_id="flyer", **taken | {"title": "Another flyer"})
    (aside,) = sync(ours.context("zhou")).aside
    with pytest.raises(Misused, match="redo-is-a-commit"):
        redo(ours.context("zhou"), aside.name, "flyer-2", Keeping(commit=False))
    assert redo(ours.context("zhou"), aside.name, "flyer-2", Keeping(dry_run=True)).dry
    outcome = redo(ours.context("zhou"), aside.name, "flyer-2")
    view = ours.view("zhou")
    assert (view.snapshot.collabs["q3"].tasks["flyer-2"].title, parked_here(view.context)) == ("Another flyer", [])
    told = act_view(view.context.words, outcome)
    assert (told.parked, told.commit, told.waiting) == (aside.name, outcome.commit, None)
    assert len(sync(ours.context("zhou")).went) == 1


def test_the_last_act_is_taken_back_as_long_as_it_is_not_shared(pair: tuple[People, People]) -> None:
    ours, _ = pair
    before = ours.company.git("rev-parse", "HEAD").strip()
    kept = ours.do("li", "request", "comment", collab="q3", text="a slip")
    with pytest.raises(Refused, match="undo-not-yours"):
        undo(ours.context("wang"))
    undone = undo(ours.context("li"))
    assert (undone.head, undone.commit[: len(kept.commit)], len(undone.told)) == (before, kept.commit, 1)
    assert ours.company.git("rev-parse", "HEAD").strip() == before
    ours.do("li", "request", "comment", collab="q3", text="meant")
    sync(ours.context("li"))
    with pytest.raises(Refused, match="undo-shared") as refusal:
        undo(ours.context("li"))
    assert str(refusal.value.arguments["command"]).startswith("xcollab withdraw ")


def test_a_clone_without_a_remote_shares_nothing(company: Company) -> None:
    with pytest.raises((Refused, GitRefused, Misused)):
        sync(People(company).context("zhou"))
