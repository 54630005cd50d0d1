"""Channels are set up by admins, and everybody says where they themselves hear; what `check` would find is refused."""

from collections.abc import Callable

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Outcome
from xcollab.app.views.people import channels
from xcollab.app.workspace.channels import add_channel, edit_channel, remove_channel
from xcollab.app.workspace.notify import Ways, department_notify, member_notify
from xcollab.errors import Misused, Refused

MAIL = {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "xcollab@example.com"}
ROOM = {"kind": "飞书", "url": "XCOLLAB_ROOM", "secret": "XCOLLAB_KEY"}


def names(people: People) -> list[str]:
    return list(channels(people.view("li")).channels)


def test_a_channel_is_added_changed_and_removed_by_an_admin(people: People) -> None:
    assert add_channel(people.context("zhou"), "room", ROOM).paths == ["xcollab.yaml"]
    add_channel(people.context("zhou"), "mail", MAIL)
    assert channels(people.view("li")).channels["room"].kind == "feishu"
    edit_channel(people.context("zhou"), "room", {"keyword": "协作", "secret": ""})
    room = channels(people.view("li")).channels["room"]
    assert (room.keyword, room.secret, room.url) == ("协作", None, "XCOLLAB_ROOM")
    remove_channel(people.context("zhou"), "mail")
    assert names(people) == ["room"]
    assert people.company.does("li", "check").code == 0


def test_comments_in_the_settings_stay(people: People) -> None:
    add_channel(people.context("zhou"), "room", ROOM)
    settings = people.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("    kind: feishu\n", "    kind: feishu  # our own room\n"))
    people.company.git("commit", "--quiet", "-am", "by hand")
    add_channel(people.context("zhou"), "mail", MAIL)
    assert "kind: feishu  # our own room\n" in settings.read_text()


REFUSED: dict[str, tuple[Callable[[People], Outcome], str, str]] = {
    "by somebody who is no admin": (lambda p: add_channel(p.context("li"), "mail", MAIL), "not-admin", ""),
    "twice": (lambda p: add_channel(p.context("zhou"), "room", ROOM), "channel-exists", ""),
    "without a kind": (lambda p: add_channel(p.context("zhou"), "x", {"url": "XCOLLAB_X"}), "missing-options", ""),
    "of a kind that is none": (lambda p: add_channel(p.context("zhou"), "x", {"kind": "fax"}), "not-one-of", "--kind"),
    "without what its kind needs": (lambda p: add_channel(p.context("zhou"), "x", {"kind": "wecom"}), "channel-lacks", "--url"),
    "with what its kind has not": (
        lambda p: add_channel(p.context("zhou"), "x", MAIL | {"reply_to": "a@b", "secret": "XCOLLAB_X"}), "channel-has-no", "--secret"
    ),
    "with the secret itself": (lambda p: add_channel(p.context("zhou"), "x", ROOM | {"secret": "s3cret"}), "bad-variable", "--secret"),
    "with the dots of an example": (lambda p: add_channel(p.context("zhou"), "x", ROOM | {"keyword": "…"}), "placeholder-text", "--keyword"),
    "by a name that is no id": (lambda p: add_channel(p.context("zhou"), "Sales!", MAIL), "bad-id", "CHANNEL"),
    "changed, though unknown": (lambda p: edit_channel(p.context("zhou"), "gone", {"keyword": "k"}), "unknown-channel", ""),
    "changed into itself": (lambda p: edit_channel(p.context("zhou"), "room", {"keyword": None}), "nothing-to-change", ""),
    "removed while somebody hears by it": (lambda p: remove_channel(p.context("zhou"), "room"), "channel-in-use", ""),
    "somebody else's": (lambda p: member_notify(p.context("li"), "wang", Ways(none=True)), "notify-not-yours", ""),
    "by a channel that is none": (lambda p: member_notify(p.context("li"), None, Ways(("gone",))), "unknown-channel", ""),
    "by one and by none": (lambda p: member_notify(p.context("li"), None, Ways(("room",), none=True)), "options-apart", ""),
    "at an address that is none": (lambda p: member_notify(p.context("li"), None, Ways(address="li")), "bad-mailbox", "--address"),
    "as before": (lambda p: member_notify(p.context("li"), None, Ways()), "nothing-to-change", ""),
    "of a department, by its lead": (lambda p: department_notify(p.context("li"), "sales", Ways(none=True)), "lead-only-adds", ""),
    "mail to a department without address": (lambda p: department_notify(p.context("zhou"), "sales", Ways(("mail",))), "mail-to-nobody", ""),
    "a room that becomes mail, of a department without address": (
        lambda p: edit_channel(p.context("zhou"), "room", MAIL | {"url": "", "secret": ""}), "mail-to-nobody", ""
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused(people: People, case: str) -> None:
    add_channel(people.context("zhou"), "room", ROOM)
    add_channel(people.context("zhou"), "post", MAIL)
    if "mail to a department" in case:
        add_channel(people.context("zhou"), "mail", MAIL)
    department_notify(people.context("zhou"), "sales", Ways(("room",)))
    act, code, where = REFUSED[case]
    head = people.company.git("rev-parse", "HEAD")
    with pytest.raises((Refused, Misused)) as refusal:
        act(people)
    assert (refusal.value.code, refusal.value.where) == (code, where)
    assert people.company.git("rev-parse", "HEAD") == head
    assert "s3cret" not in f"{refusal.value.arguments}"


def test_somebody_says_where_they_hear_and_an_admin_may_too(people: People) -> None:
    add_channel(people.context("zhou"), "mail", MAIL)
    own = member_notify(people.context("li"), None, Ways(("mail",), "li@home.example", "13800000000"))
    assert (own.decided.act, own.paths) == ("workspace.member-notify", ["departments/sales.yaml"])
    member_notify(people.context("zhou"), "li", Ways(mobile=""))
    found = people.view("li").snapshot.member("li")
    assert found and found.notify and (found.notify.address, found.notify.mobile) == ("li@home.example", None)
    member_notify(people.context("li"), "li", Ways(none=True))
    member_notify(people.context("li"), "li", Ways(usual=True))
    found = people.view("li").snapshot.member("li")
    assert found and found.notify is None


def test_a_branch_with_the_own_notices_alone_is_accepted_and_one_with_those_of_others_is_not(people: People) -> None:
    add_channel(people.context("zhou"), "mail", MAIL)
    base = people.company.git("rev-parse", "HEAD").strip()
    member_notify(people.context("li"), None, Ways(none=True))
    assert people.company.does("li", "check", "--base", base).code == 0
    path = people.root / "departments/sales.yaml"
    path.write_text(path.read_text().replace("channels: []", "address: thief@example.com"))
    people.company.git("commit", "--quiet", "-am", "by hand", "--author", "Sun <sun@example.com>")
    assert "notify-not-yours" in people.company.does("li", "check", "--base", base, "--lang", "en").out
