"""Changes of the settings, judged as the act of their authors: people, departments, admins."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.edits import right, snapshot
from tests.support.matter import REQUEST_LOG, Story, accepted
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.review.contribution import contributed


def departments(story: Story, **changes: dict[str, Any] | None) -> Snapshot:
    """The workspace with some departments changed, or gone."""
    kept = {name: d for name, d in story.snapshot.departments.items() if changes.get(name, {}) is not None}
    changed = {
        name: Department.model_validate((kept[name].dump() if name in kept else {"name": name}) | change)
        for name, change in changes.items()
        if change is not None
    }
    return replace(snapshot(story), departments=kept | changed)


def _more(story: Story, department: str, *added: str, drop: str = "") -> dict[str, Any]:
    members = [m.dump() for m in story.snapshot.departments[department].members if m.id != drop]
    return {"members": [*members, *({"id": m, "name": m, "email": [f"{m}@example.com"]} for m in added)]}


SETTINGS: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "an admin names a lead": ({"sales": {"lead": "he"}}, "qian", []),
    "an admin adds a department": ({"legal": {"name": "Legal"}}, "qian", []),
    "a lead adds a member": ({"sales": _more(Story(), "sales", "xu")}, "li", []),
    "a lead names a deputy": ({"sales": {"deputies": ["he"]}}, "li", ["lead-only-adds"]),
    "a lead adds a member elsewhere": ({"tech": _more(Story(), "tech", "xu")}, "li", ["not-admin"]),
    "somebody makes themself lead": ({"sales": {"lead": "he"}}, "he", ["not-admin"]),
    "an admin deletes a department": ({"finance": None}, "qian", ["department-deleted"]),
    "an admin removes a member": ({"sales": _more(Story(), "sales", drop="he")}, "qian", ["member-removed"]),
    "an admin renames a member": ({"sales": _more(Story(), "sales", "he2", drop="he")}, "qian", ["member-removed"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_the_admins_and_a_lead_adds_members(name: str) -> None:
    changes, author, expected = SETTINGS[name]
    story = Story()
    found = contributed(snapshot(story), departments(story, **changes), [author])
    assert [finding.code for finding in found] == expected


def _redirected(department: str, *members: str, added: str = "", address: str = "new@example.com") -> dict[str, Any]:
    """The people of a department, some of whom hear elsewhere from now on."""
    people = _more(Story(), department, *([added] if added else []))["members"]
    return {"members": [m | ({"notify": {"address": address}} if m["id"] in members else {}) for m in people]}


NOTIFY: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "somebody redirects the own notices": (_redirected("sales", "he"), ["he"], []),
    "an admin redirects those of others": (_redirected("sales", "he", "li"), ["qian"], []),
    "a lead redirects those of a member": (_redirected("sales", "he"), ["li"], ["notify-not-yours"]),
    "a colleague does": (_redirected("sales", "he"), ["sun"], ["notify-not-yours"]),
    "somebody redirects the own and another's": (_redirected("sales", "he", "li"), ["he"], ["notify-not-yours"]),
    "two in one squash, each their own": (_redirected("sales", "he", "li"), ["he", "li"], []),
    "a lead redirects the own notices and adds a member": (_redirected("sales", "li", added="xu"), ["li"], []),
    "a lead adds a member who hears elsewhere": (_redirected("sales", "xu", added="xu"), ["li"], []),
    "a member redirects the own notices and adds somebody": (_redirected("sales", "he", added="xu"), ["he"], ["not-admin"]),
    "a lead gives the department a room": ({"sales": {"notify": {"address": "s@example.com"}}}["sales"], ["li"], ["lead-only-adds"]),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTIFY)
def test_where_somebody_hears_is_changed_by_that_person_or_an_admin(name: str) -> None:
    change, authors, expected = NOTIFY[name]
    story = Story()
    found = contributed(snapshot(story), departments(story, sales=change), authors)
    assert [finding.code for finding in found] == expected


def _restated(member: str, home: str = "sales", **said: Any) -> dict[str, dict[str, Any]]:
    people = [m.dump() for m in Story().snapshot.departments[home].members]
    return {home: {"members": [m | (said if m["id"] == member else {}) for m in people]}}


def _moved(member: str, old: str, new: str) -> dict[str, Any]:
    (person,) = (m.dump() for m in Story().snapshot.departments[old].members if m.id == member)
    return {old: _more(Story(), old, drop=member), new: {"members": [*_more(Story(), new)["members"], person]}}


PEOPLE: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "somebody says their own names": (_restated("he", name="He", aliases=["Old He"], job_title="clerk"), "he", []),
    "and by which address they are known": (_restated("he", email=["he@home.example"], forge="hehe"), "he", []),
    "a lead says another's names": (_restated("he", name="He", aliases=["Old He"], language="en"), "li", []),
    "a lead says by which address another is known": (_restated("he", email=["li2@example.com"]), "li", ["not-yours-to-say"]),
    "a lead says another's account": (_restated("he", forge="lili"), "li", ["not-yours-to-say"]),
    "an admin does": (_restated("he", email=["he2@example.com"], forge="hehe"), "qian", []),
    "a colleague says somebody's name": (_restated("he", name="Ho"), "sun", ["not-yours-to-say"]),
    "the lead of another department does": (_restated("he", name="Ho"), "wang", ["not-yours-to-say"]),
    "a lead says somebody's last day": (_restated("he", until="2030-01-01"), "li", []),
    "somebody says their own": (_restated("he", until="2030-01-01"), "he", ["not-yours-to-say"]),
    "an admin moves somebody": (_moved("he", "sales", "tech"), "qian", []),
    "a lead moves somebody away": (_moved("he", "sales", "tech"), "li", ["lead-only-adds", "not-admin"]),
    "a lead takes somebody from another department": (_moved("he", "sales", "tech"), "wang", ["not-admin"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_said_of_a_member_the_person_and_the_lead_change_and_an_admin_moves_people(name: str) -> None:
    changes, author, expected = PEOPLE[name]
    story = Story()
    found = contributed(snapshot(story), departments(story, **changes), [author])
    assert [finding.code for finding in found] == expected


def test_a_redirection_that_is_not_ones_own_is_found_at_its_line_with_who_may() -> None:
    story = Story()
    (found,) = contributed(snapshot(story), departments(story, sales=_redirected("sales", "he")), ["li"])
    assert found.key[0] == "members" and found.key[2] == "notify"
    assert (found.arguments["member"], found.arguments["people"]) == ("he", ["he", "qian"])


def test_channels_are_for_admins() -> None:
    story = Story()
    channels = {"mail": {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "x@example.com"}}
    workspace = type(story.snapshot.workspace).model_validate(story.snapshot.workspace.dump() | {"channels": channels})
    after = replace(snapshot(story), workspace=workspace)
    assert [finding.code for finding in contributed(snapshot(story), after, ["li"])] == ["not-admin"]
    assert contributed(snapshot(story), after, ["qian"]) == []


def test_nobody_makes_themself_admin() -> None:
    story = Story()
    workspace = story.snapshot.workspace.model_copy(update={"admins": ("qian", "li")})
    found = contributed(snapshot(story), replace(snapshot(story), workspace=workspace), ["li"])
    assert [(finding.record, finding.code) for finding in found] == [("xcollab", "not-admin")]


def test_a_person_added_and_speaking_in_one_squash_is_a_member_by_then() -> None:
    story = accepted()
    before = snapshot(story)
    added = departments(story, tech=_more(story, "tech", "xu"))
    comment = right(story.says(REQUEST_LOG, "comment", "xu", text="Hello"), "tech/participant")
    after = replace(added, collabs={"q3": comment.collab})
    assert contributed(before, after, ["wang", "xu"]) == []
    assert [finding.code for finding in contributed(before, after, ["sun", "xu"])] == ["not-admin"]


def test_the_founder_writes_the_settings() -> None:
    assert contributed(None, snapshot(Story()), ["chen"]) == []


def _last(member: str, story: Story) -> dict[str, Any]:
    (home,) = (name for name, found in story.snapshot.departments.items() if any(m.id == member for m in found.members))
    people = story.snapshot.departments[home].members
    return {home: {"members": [m.dump() | ({"until": "2030-01-01"} if m.id == member else {}) for m in people]}}


ADMINS: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str]]] = {
    "the only admin gets a last day": (("qian",), ("qian",), ["admin-leaves", "no-admin-stays"]),
    "one of two gets a last day": (("qian", "li"), ("li",), ["admin-leaves"]),
    "all of them get a last day": (("qian", "li"), ("qian", "li"), ["admin-leaves", "admin-leaves", "no-admin-stays"]),
    "nobody is left whom anybody knows": (("ghost",), (), ["unknown-member", "no-admin-stays"]),
    "one is unknown": (("qian", "ghost"), (), ["unknown-member"]),
    "another takes over": (("li",), ("qian",), []),
}


@pytest.mark.parametrize("name", ADMINS)
def test_an_admin_stays_whoever_leaves(name: str) -> None:
    admins, leaving, expected = ADMINS[name]
    story = Story()
    after = snapshot(story)
    for member in leaving:
        after = replace(
            after, departments=departments(replace(story, snapshot=after), **_last(member, story)).departments
        )
    after = replace(after, workspace=after.workspace.model_copy(update={"admins": admins}))
    assert [finding.code for finding in contributed(snapshot(story), after, ["qian"])] == expected
