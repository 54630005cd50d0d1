"""An act that sync set aside, by values: its reason, its name, done again under another id, or found to be there already."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.sharing.parked import meant, parked_here
from xcollab.app.sharing.redo import redo
from xcollab.app.sharing.sync import sync
from xcollab.app.sharing.undo import undo
from xcollab.app.views.history import history
from xcollab.errors import Misused, Refused
from xcollab.render.text.sharing.sync import Aside
from xcollab.schema.statements.feedback import Minutes

PLAN = {"collab": "q3", "title": "Flyer", "owner": "li", "due": "2024-07-20", "criteria": ["c"]}
FAIR = {"title": "Fair", "background": "b", "objectives": ["o"], "coordinator": "zhou", "departments": ["sales"],
        "due": "2024-09-30", "milestones": ["Fair; date=2024-09-01"]}  # fmt: skip
MINUTES = {"collab": "q3", "kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}


def _aside(ours: People, theirs: People, who: str) -> Aside:
    """Theirs goes out first; then what is set aside of ours."""
    sync(theirs.context("zhou"))
    (aside,) = sync(ours.context(who)).aside
    ours.moment = max(ours.moment, theirs.moment)
    return aside


def test_a_collaboration_whose_id_is_taken_is_drafted_under_another(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("chen", "request", "create", new_id="fair", **FAIR)
    ours.do("chen", "request", "create", new_id="fair", **FAIR | {"title": "Another fair"})
    aside = _aside(ours, theirs, "chen")
    assert aside.redo == f"xcollab parked redo {aside.name} --as NEW-ID"
    with pytest.raises(Misused):
        redo(ours.context("chen"), aside.name, "Not An Id")
    redo(ours.context("chen"), aside.name, "fair-2")
    view = ours.view("chen")
    drafted = view.snapshot.collabs["fair-2"].request
    assert drafted and drafted.title == "Another fair"
    assert [told.act for told in history(view, "fair-2").plans] == ["request.create"]


def test_minutes_name_the_task_that_they_made_by_its_other_id(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "task", "create", new_id="room", **PLAN)
    ours.do(
        "zhou", "meeting", "minutes", **MINUTES, actions=["Book; owner=li; due=2024-07-08; task=room", "Ask; owner=li"]
    )
    aside = _aside(ours, theirs, "zhou")
    redo(ours.context("zhou"), aside.name, "hall")
    view = ours.view("zhou")
    minutes = view.state("q3").counted[-1].said_as(Minutes)
    assert [action.task for action in minutes.actions] == ["hall", None]
    assert view.snapshot.collabs["q3"].tasks["hall"].title == "Book"


def test_what_names_no_task_stays_as_it_was_said_whatever_id_is_typed(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "request", "handover", collab="q3", to="li")
    ours.do("zhou", "task", "reschedule", task="report", to="2024-07-12", reason="r")
    aside = _aside(ours, theirs, "zhou")
    ours.do("li", "request", "handover", collab="q3", to="zhou")
    redo(ours.context("zhou"), aside.name, "other")
    assert str(ours.view("zhou").state("q3").tasks["report"].due) == "2024-07-12"


def test_what_follows_from_a_date_names_it_by_its_other_name(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    ours.do(
        "zhou", "task", "create", new_id="page", **PLAN | {"owner": "li", "due": "2024-07-15", "depends_on": ["report"]}
    )
    ours.do("li", "task", "confirm", task="page")
    sync(ours.context("zhou"))
    sync(theirs.context("zhou"))
    theirs.do("zhou", "request", "handover", collab="q3", to="li")
    ours.do("zhou", "task", "reschedule", task="report", to="2024-07-12", reason="r", cascade=True)
    aside = _aside(ours, theirs, "zhou")
    ours.do("li", "request", "handover", collab="q3", to="zhou")
    redo(ours.context("zhou"), aside.name)
    moved, follower = ours.view("zhou").state("q3").counted[-2:]
    assert (follower.subject, getattr(follower.statement, "follows", "")) == ("page", moved.record)


def test_done_again_it_can_be_seen_before_it_is_done(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "task", "create", new_id="flyer", **PLAN)
    ours.do("zhou", "task", "create", new_id="flyer", **PLAN | {"title": "Another flyer"})
    aside = _aside(ours, theirs, "zhou")
    outcome: Outcome = redo(ours.context("zhou"), aside.name, "flyer-2", Keeping(dry_run=True))
    assert "q3/flyer-2" in "\n".join(outcome.place.preview(outcome.decided))
    assert [one.name for one in parked_here(ours.context("zhou"))] == [aside.name]


def test_done_again_under_another_id_it_is_told_and_taken_back_under_that_id(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "task", "create", new_id="flyer", **PLAN)
    ours.do("zhou", "task", "create", new_id="flyer", **PLAN | {"title": "Another flyer"})
    aside = _aside(ours, theirs, "zhou")
    outcome = redo(ours.context("zhou"), aside.name, "flyer-2")
    assert (outcome.decided.act, outcome.decided.subject) == ("task.create", "q3/flyer-2")
    view = ours.view("zhou")
    assert [len(history(view, task).plans) for task in ("flyer", "flyer-2")] == [1, 1]
    sync(ours.context("zhou"))
    with pytest.raises(Refused, match="undo-shared") as refused:
        undo(ours.context("zhou"))
    assert refused.value.arguments["command"] == "xcollab task cancel q3/flyer-2"


def test_what_somebody_else_did_meanwhile_need_not_be_done_again(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    theirs.do("zhou", "request", "handover", collab="q3", to="li")
    ours.do("zhou", "task", "edit", task="report", title="Report on rivals")
    aside = _aside(ours, theirs, "zhou")
    ours.do("li", "task", "edit", task="report", title="Report on rivals")
    ours.do("li", "request", "handover", collab="q3", to="zhou")
    assert [one.redo for one in parked_here(ours.context("zhou"))] == [""]
    with pytest.raises(Refused, match="nothing-left") as refused:
        redo(ours.context("zhou"), aside.name)
    assert refused.value.arguments == {"name": aside.name}


def test_what_would_make_others_words_impossible_says_so(pair: tuple[People, People]) -> None:
    """It was said here before they spoke, and would fall before that."""
    ours, theirs = pair
    theirs.moment = theirs.moment.replace(hour=15)
    ours.do("zhou", "task", "cancel", task="report", reason="dropped")
    theirs.do("li", "task", "progress", task="report", status="doing", text="nearly there")
    aside = _aside(ours, theirs, "zhou")
    assert aside.reason.startswith("it would come before what was said since, and make that impossible: ")


def test_which_one_is_meant_is_asked_of_what_there_is(pair: tuple[People, People]) -> None:
    ours, theirs = pair
    with pytest.raises(Misused, match="none-parked"):
        meant(ours.context("zhou"), "x")
    theirs.do("zhou", "task", "cancel", task="report", reason="dropped")
    ours.do("li", "task", "progress", task="report", status="doing", text="half")
    aside = _aside(ours, theirs, "li")
    assert meant(ours.context("li"), aside.name[:1])[0] == meant(ours.context("li"), aside.name)[0] == aside.name
    with pytest.raises(Misused, match="nothing-parked") as refused:
        meant(ours.context("li"), "?")
    assert refused.value.arguments["candidates"] == [f"{aside.name} (log progress q3/report)"]
