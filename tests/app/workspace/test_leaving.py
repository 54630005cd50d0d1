"""Somebody leaves: all that they hold is shown; what the author may hand on is, in one commit; the rest is asked of others."""

from datetime import timedelta

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.overview import Overview
from xcollab.app.printed_commands import offers
from xcollab.app.views.inbox import inbox
from xcollab.app.workspace.leaving import Leaver, leave
from xcollab.errors import Refused

TASK = {"collab": "q3", "due": "2024-07-10", "criteria": ["c"]}
MINUTES = {"collab": "q3", "kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}


def busy(people: People) -> People:
    """Sun owns the film, does the page of Li's, and has two things to do from a meeting."""
    people.do("zhou", "task", "create", new_id="film", title="Film", owner="sun", **TASK)
    people.do("zhou", "task", "create", new_id="page", title="Page", owner="li", assignee="sun", **TASK)
    people.do("sun", "task", "confirm", task="q3/film")
    people.do("zhou", "meeting", "minutes", **MINUTES, actions=["Book; owner=sun; due=2024-07-08", "Ask; owner=sun"])
    return people


def told(outcome: Outcome) -> list[str]:
    """What is said of each duty."""
    return [line.strip() for line in outcome.decided.told("abc")[1:]]


def checked(people: People) -> str:
    """What `check` says, of the files and of the last commit as a branch."""
    people.company.clock = people.moment + timedelta(minutes=5)
    return people.company.did("zhou", "check", "--base", "HEAD~1") + people.company.did("zhou", "check")


def test_whoever_coordinates_hands_everything_on_in_one_commit(at_work: People) -> None:
    busy(at_work)
    before = at_work.company.git("rev-list", "--count", "HEAD")
    outcome = leave(at_work.context("zhou"), Leaver("sun", "li", "2024-07-02"))
    assert told(outcome) == [
        "Handed on: 5", "- liaison: sales  Sales", "- owner of the action: q3  Book  due 2024-07-08", "- owner of the action: q3  Ask",
        "- owner: q3/film  Film  due 2024-07-10", "- assignee: q3/page  Page  due 2024-07-10",
    ]  # fmt: skip
    assert int(at_work.company.git("rev-list", "--count", "HEAD")) == int(before) + 1
    state, snapshot = at_work.view("li").state("q3"), at_work.view("li").snapshot
    assert (state.collab.tasks["film"].owner, state.collab.tasks["page"].assignee) == ("li", "li")
    assert {action.owner for action in state.actions.values()} == {"li"}
    assert snapshot.departments["sales"].liaisons == ("li",)
    assert state.findings == () and "nothing wrong" in checked(at_work)


def test_a_lead_hands_on_what_is_theirs_to_and_the_coordinator_is_asked_for_the_rest(at_work: People) -> None:
    busy(at_work)
    outcome = leave(at_work.context("li"), Leaver("sun", "li", "2024-07-02"))
    assert told(outcome)[0] == "Handed on: 3"
    assert told(outcome)[-3:] == [
        "Left, and asked for in the inboxes of those who may: 2", "- liaison: sales  Sales", "- owner: q3/film  Film  due 2024-07-10",
    ]  # fmt: skip
    view = at_work.view("zhou")
    (asked,) = (
        one.obligation
        for one in inbox(Overview(at_work.context("zhou"))).waiting
        if one.obligation.kind == "leaver-works"
    )
    assert list(offers(view, "zhou", asked)) == ["xcollab task reassign q3/film --owner li"]
    assert "sun leaves on 2024-07-02 and has a part in film that ends later" in checked(at_work)


def test_a_dry_run_shows_all_of_it_and_changes_nothing(at_work: People) -> None:
    head = busy(at_work).company.git("rev-parse", "HEAD")
    outcome = leave(at_work.context("li"), Leaver("sun", "li", "2024-07-02"), Keeping(dry_run=True))
    assert "Handed on: 3" in told(outcome) and at_work.company.git("rev-parse", "HEAD") == head


def test_the_coordination_is_handed_over_last_and_nobody_becomes_an_admin_by_it(at_work: People) -> None:
    at_work.do("zhou", "task", "create", new_id="film", title="Film", owner="zhou", **TASK | {"due": "2024-07-20"})
    outcome = leave(at_work.context("zhou"), Leaver("zhou", "wu", "2024-07-31"))
    assert "- coordinator: q3  Launch  due 2024-09-30" in told(outcome)
    assert any(line.startswith("- admin: ") for line in told(outcome)), "that stays, and is told"
    state, snapshot = at_work.view("li").state("q3"), at_work.view("li").snapshot
    assert state.request.coordinator == "wu" and snapshot.workspace.admins == ("zhou",)
    assert state.findings == ()


@pytest.mark.parametrize(
    ("who", "leaver", "code"),
    [
        ("sun", Leaver("sun", "li"), "not-yours-to-say"),
        ("wang", Leaver("sun", "li"), "not-yours-to-say"),
        ("li", Leaver("sun", "sun"), "deputy-self"),
    ],
)
def test_whoever_may_not_say_the_last_day_hands_nothing_on(
    at_work: People, who: str, leaver: Leaver, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        leave(at_work.context(who), leaver)


def test_nobody_takes_over_who_leaves_as_well(at_work: People) -> None:
    leave(at_work.context("zhou"), Leaver("wu", "sun", "2024-07-03"))
    with pytest.raises(Refused, match="deputy-leaves"):
        leave(at_work.context("li"), Leaver("sun", "wu", "2024-07-05"))
