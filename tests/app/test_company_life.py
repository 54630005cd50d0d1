"""Views and use cases that a company's life brought, by use cases alone."""

from datetime import date

import pytest

from tests.support.at_work import People
from xcollab.app import overview
from xcollab.app.forms.all_forms import form_of
from xcollab.app.overview import Overview
from xcollab.app.views.standing import standing
from xcollab.app.views.time.dates import dates
from xcollab.app.workspace.leaving import Leaver, leave
from xcollab.errors import Misused
from xcollab.schema.snapshot import Collab
from xcollab.workflow.acts.unrevised import request_at
from xcollab.workflow.model.state import State
from xcollab.workflow.views.duties import duties, offices

TASK = {"collab": "q3", "due": "2024-07-10", "criteria": ["c"]}


def test_the_standing_of_one_tells_what_the_reader_owes_first_and_remembers_the_command(at_work: People) -> None:
    for _ in range(2):
        found = standing(Overview(at_work.context("li")), "q3")
        assert found.own and found.own[1].startswith("xcollab task log q3/report")
    assert standing(Overview(at_work.context("wu"))).own is None


def test_many_collaborations_are_read_aside_and_one_that_is_known_is_not(
    at_work: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "FEW", 0)
    (found,) = Overview(at_work.context("li")).summaries()
    assert found.collab == "q3" == Overview(at_work.context("li")).one("q3").collab
    (row,) = Overview(at_work.context("li")).read_aside(["q3"])
    assert row.id == "q3"


def test_the_dates_of_a_collaboration_and_of_a_task_of_it(at_work: People) -> None:
    at_work.do("zhou", "task", "reschedule", task="q3/report", to="2024-07-12", reason="r")
    view = at_work.view("li")
    assert len(dates(view, "q3/report").dates) == 1 and dates(view).collab == dates(view, "q3/report").collab == "q3"
    with pytest.raises(Misused, match="no-match"):
        dates(view, "nothing")


def test_the_dates_of_which_of_two_collaborations_is_asked(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"],
               coordinator="zhou", departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    with pytest.raises(Misused, match="which-collab"):
        dates(at_work.view("li"))


def test_an_action_is_found_by_its_minutes(at_work: People) -> None:
    at_work.do("zhou", "meeting", "minutes", collab="q3", kind="weekly", held="2024-07-01", attendees=["li"], topics=["t"],
               actions=["Book; owner=li; due=2024-07-08"])  # fmt: skip
    view = at_work.view("li")
    (action,) = view.state("q3").actions.values()
    assert (
        form_of("meeting", "done").find(view, {"statement": action.entry.name, "collab": "q3"}).target
        == action.entry.name
    )


def test_a_collaboration_without_a_request_never_had_another(at_work: People) -> None:
    entry = at_work.view("li").state("q3").collab.entries[0]
    assert request_at(State(Collab("q3")), entry) is None


def test_all_that_somebody_holds_is_listed(at_work: People) -> None:
    at_work.do("zhou", "task", "create", new_id="film", title="Film", owner="sun", helpers=["li"], **TASK)
    at_work.do("li", "issue", "open", collab="q3", title="Late", kind="other", description="d", impact="i",
               wanted_by=date(2024, 7, 9).isoformat(), department="tech", tasks=["report"])  # fmt: skip
    at_work.do("li", "acceptance", "submit", task="q3/report", deliverables=["Report; quantity=1"])
    view = at_work.view("li")
    state, snapshot = view.state("q3"), view.snapshot
    assert {one.held for one in duties(snapshot, state, "li")} == {"helper", "raiser"}
    assert {one.held for one in duties(snapshot, state, "zhou")} >= {"coordinator", "verdict"}
    assert {one.held for one in offices(snapshot, "zhou")} == {"lead", "admin"}
    assert [*duties(snapshot, State(Collab("q4")), "li")] == []


def test_an_improvement_is_found_by_its_archive(at_work: People) -> None:
    at_work.do("li", "task", "progress", task="q3/report", status="finished", text="t")
    at_work.do("li", "acceptance", "submit", task="q3/report", deliverables=["Report; quantity=1"])
    at_work.do("chen", "acceptance", "pass", task="q3/report")
    at_work.do("zhou", "acceptance", "pass", task="q3/report")
    at_work.do(
        "zhou", "request", "archive", collab="q3", went_well=["w"], improvements=["Earlier; owner=li; due=2024-08-01"]
    )
    view = at_work.view("li")
    (action,) = view.state("q3").actions.values()
    assert (
        form_of("request", "done").find(view, {"statement": action.entry.name, "collab": "q3"}).target
        == action.entry.name
    )


def test_a_deputy_is_asked_for_the_verdict_of_whoever_is_away(at_work: People) -> None:
    at_work.do("li", "task", "progress", task="q3/report", status="finished", text="t")
    at_work.do("li", "acceptance", "submit", task="q3/report", deliverables=["Report; quantity=1"])
    at_work.company.did("zhou", "member", "away", "zhou", "--from", "2024-07-01", "--to", "2024-07-05", "--deputy", "sun",
                        at="2024-07-01T12:00+08:00")  # fmt: skip
    view = at_work.view("li")
    owed = {
        one.obligation.party: one.obligation
        for one in view.obligations(view.state("q3"))
        if one.obligation.kind == "judge"
    }
    assert "sun" in owed["coordinator"].people and "zhou" in owed["coordinator"].people


def test_a_lead_and_an_acceptor_who_leave_are_followed_in_one_commit(at_work: People) -> None:
    at_work.do("zhou", "request", "revise", collab="q3", acceptor="sun", reason="r")
    handed = leave(at_work.context("zhou"), Leaver("sun", "wu", "2024-07-02")).decided.told("abc")
    assert any("acceptor" in line for line in handed)
    assert any(
        "lead: sales" in line
        for line in leave(at_work.context("zhou"), Leaver("li", "chen", "2024-07-03")).decided.told("abc")
    )
    assert any(
        "lead: tech" in line
        for line in leave(at_work.context("zhou"), Leaver("wang", "zhao", "2024-07-03")).decided.told("abc")
    )
