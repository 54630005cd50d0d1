"""Where somebody's mail went before is told when it goes elsewhere."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.support.matter import company
from xcollab.schema.channel import MemberNotify
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.workspace import Workspace
from xcollab.workflow.notices.redirected import Redirected, redirected

CHANNELS = {
    "mail": {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "x@example.com"},
    "room": {"kind": "wecom", "url": "XCOLLAB_ROOM"},
}


def channelled(*names: str) -> Snapshot:
    """The company with these channels."""
    snapshot = company()
    channels = {name: CHANNELS[name] for name in names}
    return replace(snapshot, workspace=Workspace.model_validate(snapshot.workspace.dump() | {"channels": channels}))


def told(snapshot: Snapshot, member: str, **update: Any) -> Snapshot:
    """Somebody's own settings are others."""
    departments = {
        name: one.model_copy(update={"members": tuple(
            person.model_copy(update=update) if person.id == member else person for person in one.members)})
        for name, one in snapshot.departments.items()
    }  # fmt: skip
    return replace(snapshot, departments=departments)


def found(before: Snapshot, now: Snapshot, today: date = date(2024, 7, 1)) -> list[Redirected]:
    return list(redirected(before, now, today))


def test_another_address_is_told_at_the_old_one() -> None:
    before = channelled("mail")
    now = told(before, "li", notify=MemberNotify(address="li@elsewhere.example"))
    assert found(before, now) == [Redirected("li", "mail", "li@example.com", "li@elsewhere.example")]
    assert found(before, told(before, "li", email=("new@example.com", "li@example.com"))) == [
        Redirected("li", "mail", "li@example.com", "new@example.com")
    ]


def test_no_mail_any_more_is_told_as_well() -> None:
    before = channelled("mail", "room")
    for chosen in ((), ("room",)):
        now = told(before, "li", notify=MemberNotify(channels=chosen))
        assert found(before, now) == [Redirected("li", "mail", "li@example.com", "")]


def test_what_changes_no_address_is_told_nobody() -> None:
    before = channelled("mail")
    assert found(before, before) == []
    assert found(before, told(before, "li", notify=MemberNotify(mobile="13800000000"))) == []
    assert found(channelled(), before) == [], "nothing was sent there before"


def test_who_left_is_told_nothing() -> None:
    before = channelled("mail")
    now = told(before, "li", notify=MemberNotify(address="li@elsewhere.example"), until=date(2024, 6, 30))
    assert found(before, now) == []


def test_of_a_channel_that_is_gone_nothing_can_be_told() -> None:
    assert found(channelled("mail"), channelled("room")) == []
