"""Channels and notify: what is let in, and that what may be a secret is not repeated by the refusal."""

import json
from typing import Any

import pytest

from tests.schema.test_settings import ACME, code
from xcollab.schema.channel import KEYS, Channel, DepartmentNotify, MemberNotify
from xcollab.schema.compact import compact, restored
from xcollab.schema.department import Member
from xcollab.schema.value import Invalid
from xcollab.schema.workspace import Workspace

VALUES = {"url": "XCOLLAB_URL", "secret": "XCOLLAB_KEY", "server": "XCOLLAB_SMTP", "from": "x@example.com", "reply_to": "r@example.com",
          "keyword": "协作"}  # fmt: skip


@pytest.mark.parametrize("kind", KEYS)
def test_a_channel_has_the_keys_of_its_kind_and_no_others(kind: str) -> None:
    needed, possible = KEYS[kind]
    whole = {"kind": kind} | {key: VALUES[key] for key in (*needed, *possible)}
    assert Channel.model_validate(whole).dump() == whole
    for key in needed:
        assert code(Channel, {name: value for name, value in whole.items() if name != key}) == "channel-lacks"
    for key in VALUES.keys() - {*needed, *possible}:
        assert code(Channel, whole | {key: VALUES[key]}) == "channel-has-no"


def test_a_channel_names_its_variables() -> None:
    assert Channel.model_validate(
        {"kind": "feishu", "url": "XCOLLAB_A", "secret": "XCOLLAB_B", "keyword": "k"}
    ).variables == ("XCOLLAB_A", "XCOLLAB_B")


@pytest.mark.parametrize(
    "value",
    ["https://open.feishu.cn/open-apis/bot/v2/hook/s3cret", "s3cret", "PATH", "HOME", "xcollab_url", "XCOLLAB_", "XCOLLAB_s3cret",
     "XCOLLAB_A\n", " XCOLLAB_A", "AXCOLLAB_A", "$XCOLLAB_A", ""],
)  # fmt: skip
def test_no_other_variable_can_be_named_and_a_secret_is_not_repeated(value: str) -> None:
    with pytest.raises(Invalid) as caught:
        Channel.model_validate({"kind": "wecom", "url": value})
    (complaint,) = caught.value.complaints
    assert complaint["type"] == "bad-variable"
    assert complaint["ctx"]["value"] == ""


@pytest.mark.parametrize(
    "address", ["a@b@c", "a b@c", "<a@b>", "a@b,c@d", "a@b\r\nBcc: c@d", "a@b\n", "", "a@", "@b", 'a"@b', "a@b>"]
)
def test_an_address_for_mail_is_one_address_and_nothing_more(address: str) -> None:
    assert code(MemberNotify, {"address": address}) == "bad-mailbox"
    assert code(DepartmentNotify, {"address": address}) == "bad-mailbox"
    assert code(Channel, {"kind": "mail", "server": "XCOLLAB_SMTP", "from": address}) == "bad-mailbox"


@pytest.mark.parametrize("number", ["12", "138 0000 0000", "138-0000", "++8613", "1" * 16, "手机"])
def test_a_mobile_number_is_digits(number: str) -> None:
    assert code(MemberNotify, {"mobile": number}) == "bad-mobile"
    assert MemberNotify.model_validate({"mobile": 13800000000}).mobile == "13800000000"


@pytest.mark.parametrize("web", ["https://forge.example/launch", "https://forge.example:8443", "http://127.0.0.1:3000/a/b", "http://localhost",
                                 "http://[::1]:80/x"])  # fmt: skip
def test_pages_are_at_a_safe_address(web: str) -> None:
    assert Workspace.model_validate(ACME | {"web": web}).web == web


@pytest.mark.parametrize(
    "web",
    ["http://forge.example", "ftp://forge.example", "https://", "https://user:pass@forge.example", "https://forge.example/?token=1",
     "https://forge.example/#x", "javascript:alert(1)", "https://a b", "https://[", "https://a:99999", "forge.example",
     'https://a/"onclick'],
)  # fmt: skip
def test_pages_are_at_no_other_address(web: str) -> None:
    assert code(Workspace, ACME | {"web": web}) == "bad-web"


@pytest.mark.parametrize("hours", ["18:00-09:00", "9-18", "09:00-24:30", "22:00-07:00"])
def test_hours_of_notices_are_hours_of_one_day(hours: str) -> None:
    assert code(Workspace, ACME | {"notify_hours": hours}) == "bad-hours"


@pytest.mark.parametrize("name", ["Sales", "a b", "con", "", "渠道"])
def test_the_name_of_a_channel_is_an_id(name: str) -> None:
    data: dict[str, Any] = ACME | {"channels": {name: {"kind": "wecom", "url": "XCOLLAB_URL"}}}
    assert code(Workspace, data) in ("bad-id", "reserved-id")


def test_no_channel_at_all_is_kept_apart_from_nothing_said() -> None:
    member = {"id": "li", "name": "Li", "email": ["li@example.com"]}
    none = Member.model_validate(member | {"notify": {"channels": []}})
    assert none.dump()["notify"] == {"channels": []}
    assert none.notify is not None and none.notify.dump() == {"channels": []}
    assert MemberNotify.model_validate({}).dump() == {}


def test_channels_come_back_from_the_index_as_they_were() -> None:
    """What is kept as a list of values has the channels as values again, not as what JSON makes of them."""
    channels = {
        "mail": {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "x@example.com"},
        "room": {"kind": "wecom", "url": "XCOLLAB_ROOM"},
    }
    for data in (ACME, ACME | {"channels": channels, "notify_hours": "08:00-20:00", "web": "https://forge.example"}):
        before = Workspace.model_validate(data)
        after = restored(Workspace, json.loads(json.dumps(compact(before))))
        assert after == before and after.channels == before.channels
    with pytest.raises(TypeError):
        restored(Workspace, [["x"] if value == {} else value for value in compact(Workspace.model_validate(ACME))])
