"""What is said of people, and where they belong: changed by the person, the lead or an admin, as a hand edit would be."""

import json

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.views.people import department, members
from xcollab.app.workspace.members import MemberEdit, edit_member, move_member
from xcollab.errors import Misused, Refused
from xcollab.schema.department import Member


def _member(people: People, who: str) -> tuple[str, Member]:
    return next((one.department, one.member) for one in members(people.view("li")).members if one.member.id == who)


def test_people_say_of_themselves_what_they_are_called_and_how_they_are_reached(people: People) -> None:
    edit = MemberEdit(name="Sun L.", email=["sun@home.example"], aliases=["Xiao Sun"], job_title="clerk", language="en")
    told = edit_member(people.context("sun"), None, edit).decided.told("")
    assert told[0].startswith("Member sun changed.")
    _, sun = _member(people, "sun")
    assert (sun.name, sun.aliases, sun.job_title, sun.language) == ("Sun L.", ("Xiao Sun",), "clerk", "en")
    assert sun.email == ("sun@example.com", "sun@home.example")
    assert people.view("li").person("Xiao Sun") == "sun", "by the other name they are meant as well"
    back = MemberEdit(remove_email=["sun@example.com"], remove_alias=["Xiao Sun"], job_title="", language="")
    edit_member(people.context("zhou"), "sun", back)
    _, sun = _member(people, "sun")
    assert sun.dump() == {"id": "sun", "name": "Sun L.", "email": ["sun@home.example"]}


@pytest.mark.parametrize(
    ("who", "whose", "edit", "code"),
    [
        ("li", "sun", MemberEdit(email=["li2@example.com"]), "not-yours-to-say"),
        ("wang", "sun", MemberEdit(name="Sun"), "not-yours-to-say"),
        ("sun", "sun", MemberEdit(email=["li@example.com"]), "member-twice"),
        ("sun", "sun", MemberEdit(name="Sun Lei"), "nothing-to-change"),
        ("sun", "sun", MemberEdit(remove_alias=["nobody"]), "not-there"),
        ("sun", "sun", MemberEdit(language="fr"), "not-a-word"),
    ],
)
def test_what_is_not_theirs_to_say_or_says_nothing_is_refused(
    people: People, who: str, whose: str, edit: MemberEdit, code: str
) -> None:
    with pytest.raises((Refused, Misused), match=code):
        edit_member(people.context(who), whose, edit)


def test_whoever_has_no_address_left_is_told_by_the_flag(people: People) -> None:
    with pytest.raises(Misused) as refusal:
        edit_member(people.context("sun"), None, MemberEdit(remove_email=["sun@example.com"]))
    assert refusal.value.where == "--email"


def test_somebody_moves_to_another_department_with_all_that_is_said_of_them_in_one_commit(people: People) -> None:
    outcome = move_member(people.context("zhou"), "sun", "tech")
    assert outcome.paths == ["departments/tech.yaml", "departments/sales.yaml"]
    assert _member(people, "sun")[0] == "tech"
    assert "sun" not in department(people.view("li"), "sales").file.liaisons


def test_whoever_leads_is_followed_by_somebody_before_they_move(people: People) -> None:
    with pytest.raises(Refused, match="leads-elsewhere"):
        move_member(people.context("zhou"), "li", "tech")
    with pytest.raises(Refused, match="lead-only-adds"):
        move_member(people.context("li"), "sun", "tech")
    with pytest.raises(Misused, match="nothing-to-change"):
        move_member(people.context("zhou"), "sun", "sales")
    assert move_member(people.context("zhou"), "sun", "tech", Keeping(dry_run=True)).dry
    assert json.dumps(_member(people, "sun")[0]) == '"sales"'
