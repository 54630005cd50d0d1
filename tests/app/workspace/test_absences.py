"""Somebody is away: their deputy answers meanwhile, it ends by itself or sooner, and views say who answers."""

import pytest

from tests.support.at_work import People
from xcollab.app.overview import Overview
from xcollab.app.views.inbox import inbox
from xcollab.app.workspace.absences import Leave, away, back
from xcollab.app.workspace.members import MemberEdit, edit_member
from xcollab.errors import Misused, Refused

WEEK = Leave("2024-07-01", "2024-07-05", "wang")


def _days(people: People, who: str) -> list[tuple[str, str, str]]:
    member = people.view("li").snapshot.member(who)
    return [(str(one.from_), str(one.to), one.deputy) for one in (member.away or () if member else ())]


def _waiting(people: People, who: str) -> list[tuple[str, tuple[str, ...]]]:
    found = inbox(Overview(people.context(who))).waiting
    return [(one.obligation.kind, one.obligation.people) for one in found]


def test_the_deputy_has_it_in_the_inbox_and_does_it_and_it_ends_by_itself(at_work: People) -> None:
    assert _waiting(at_work, "wang") == []
    away(at_work.context("li"), None, WEEK)
    assert _waiting(at_work, "wang") == _waiting(at_work, "li") == [("log-task", ("wang", "li"))]
    outcome = at_work.do("wang", "task", "progress", task="q3/report", status="doing", text="begun")
    assert at_work.view("wang").state("q3").counted[-1].statement.as_ == "tech/deputy-assignee"
    assert "standing in as assignee" in outcome.decided.told("")[0]
    at_work.moment = at_work.moment.replace(day=8)
    assert _waiting(at_work, "wang") == []
    with pytest.raises(Refused, match="not-yours"):
        at_work.do("wang", "task", "progress", task="q3/report", status="finished", text="done")


def test_a_time_ends_sooner_or_is_taken_back(people: People) -> None:
    away(people.context("li"), "sun", WEEK)
    away(people.context("sun"), None, Leave("2024-08-05", "2024-08-09", "li"))
    back(people.context("sun"), None, "2024-07-03")
    assert _days(people, "sun") == [("2024-07-01", "2024-07-02", "wang")]
    with pytest.raises(Refused, match="not-away"):
        back(people.context("sun"), None, "2024-07-03")
    back(people.context("zhou"), "sun", "2024-07-01")
    assert _days(people, "sun") == []


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        (Leave("2024-07-05", "2024-07-01", "wang"), "away-backwards"),
        (Leave("2024-06-03", "2024-06-05", "wang"), "away-over"),
        (Leave("2024-07-02", "2024-07-05", "li"), "deputy-self"),
        (Leave("2024-07-02", "2024-07-05", "nobody"), "no-match"),
        (Leave("2024-07-02", "2024-07-05", "sun"), "deputy-away"),
        (Leave("2024-07-08", "2024-07-12", "wang"), "away-already"),
    ],
)
def test_what_cannot_be_is_refused(people: People, leave: Leave, code: str) -> None:
    away(people.context("sun"), None, Leave("2024-07-04", "2024-07-09", "wang"))
    away(people.context("li"), None, Leave("2024-07-11", "2024-07-12", "wang"))
    with pytest.raises((Refused, Misused), match=code):
        away(people.context("li"), None, leave)


def test_it_is_said_by_the_person_the_lead_or_an_admin(people: People) -> None:
    with pytest.raises(Refused, match="not-yours-to-say"):
        away(people.context("wang"), "sun", WEEK)
    away(people.context("zhou"), "sun", WEEK)
    edit_member(people.context("sun"), None, MemberEdit(name="Sun L."))
    assert _days(people, "sun") == [("2024-07-01", "2024-07-05", "wang")], "what else is said of them stays"
