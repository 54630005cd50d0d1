"""Secrets and whatever might show one: no text, no record of a mistake, no copy. And how fast chats are spoken to."""

import copy
import json
import pickle
import traceback

import pytest

from tests.channels.sending.letters import MESSAGE, NOW, channel
from xcollab.channels.sending import dingtalk, mail
from xcollab.channels.sending.pace import MINUTE, Pace
from xcollab.channels.sending.secrets import Secret, Secrets, Unset, scrubbed, secrets_of

HIDDEN = "T0p-s3cret"


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>20}".format, lambda secret: f"{secret}", lambda secret: "%s" % secret,  # noqa: UP031
                                  lambda secret: repr(Secrets(secret)), lambda secret: repr({"a": [secret]}), ascii])  # fmt: skip
def test_a_secret_is_shown_by_nothing(show: object) -> None:
    assert callable(show) and HIDDEN not in show(Secret(HIDDEN))


def test_a_secret_is_neither_copied_out_nor_written() -> None:
    for write in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError):
            write(Secret(HIDDEN))
    with pytest.raises(TypeError):
        vars(Secret(HIDDEN))
    assert Secret(HIDDEN).reveal() == HIDDEN and Secret(HIDDEN) == Secret(HIDDEN) != Secret("other")


def test_what_is_built_shows_no_secret() -> None:
    secrets = Secrets(
        Secret(f"https://x.example/?access_token={HIDDEN}"), Secret(HIDDEN), Secret(f"smtps://u:{HIDDEN}@h")
    )
    built = [
        dingtalk.build(channel("dingtalk"), MESSAGE, secrets, NOW),
        mail.build(channel("mail"), MESSAGE, secrets, NOW),
    ]
    assert HIDDEN not in repr(built)


def test_a_missing_variable_is_named_and_others_are_not_told() -> None:
    feishu = channel("feishu", secret="XCOLLAB_KEY")
    with pytest.raises(Unset) as caught:
        secrets_of(feishu, {"XCOLLAB_URL": f"https://x.example/{HIDDEN}", "XCOLLAB_KEY": ""})
    assert caught.value.variable == "XCOLLAB_KEY"
    assert HIDDEN not in "".join(traceback.format_exception(caught.value))
    assert secrets_of(feishu, {"XCOLLAB_URL": " u ", "XCOLLAB_KEY": "k\n"}) == Secrets(Secret("u"), Secret("k"))


SAID = {
    "whole": "cannot post to https://x.example/open-apis/bot/v2/hook/T0p-s3cret",
    "the path alone": "404 /open-apis/bot/v2/hook/T0p-s3cret",
    "the end of it": "no hook T0p-s3cret",
    "in quotes": "no 'T0p-s3cret'",
    "a password": "login p@ss/w0rd refused",
    "a password, quoted": "login p%40ss%2Fw0rd refused",
    "a password, in base64": "AUTH PLAIN cEBzcy93MHJk",
    "a token of a query": "token abc-def is not known",
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_what_somebody_says_back_is_said_without_it(case: str) -> None:
    secrets = [
        Secret("https://x.example/open-apis/bot/v2/hook/T0p-s3cret"), Secret("smtps://xcollab:p%40ss%2Fw0rd@mail.example"),
        Secret("https://x.example/send?access_token=abc-def&x=1"),
    ]  # fmt: skip
    told = scrubbed(SAID[case], secrets)
    assert "…" in told
    assert not any(part in told for part in ("s3cret", "w0rd", "cEBzcy93MHJk", "abc-def"))


def test_words_that_are_no_secret_stay() -> None:
    assert (
        scrubbed("sign match fail, keywords not in content", [Secret("https://x.example/hook/abcdef")])
        == "sign match fail, keywords not in content"
    )


def test_a_chat_gets_twenty_messages_a_minute_and_mail_as_many_as_there_are() -> None:
    pace, room = Pace(), channel("wecom")
    for number in range(20):
        assert pace.wait("room", room, 100.0 + number) == 0
        pace.sent("room", 100.0 + number)
    assert pace.wait("room", room, 120.0) == 100.0 + MINUTE - 120.0
    assert pace.wait("other", room, 120.0) == 0
    assert pace.wait("room", room, 160.0) == 0
    pace.sent("room", 160.0)
    assert pace.wait("room", room, 160.0) == 1.0
    for _ in range(50):
        assert pace.wait("mail", channel("mail"), 0.0) == 0
        pace.sent("mail", 0.0)
