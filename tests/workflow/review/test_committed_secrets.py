"""What is taken for a secret in a file, and what is an explanation, an address or a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcollab.workflow.review.committed_secrets import new_secrets, secrets_in

SECRETS = {
    "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6789-abcd-ef0123456789": "bot-address",
    "https://open.larksuite.com/open-apis/bot/v2/hook/0a1b2c3d-4e5f": "bot-address",
    "/open-apis/bot/v2/hook/0a1b2c3d": "bot-address",
    "https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec42": "bot-address",
    "access_token=a1b2c3d4": "bot-address",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4": "bot-address",
    "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop": "bot-address",
    "smtps://bot:hunter2@mail.example.com": "password-in-address",
    "https://user:password@forge.example/x": "password-in-address",
    "https://user:secret@forge.example/x": "password-in-address",
    "https://oauth2:abc@git.example/x.git": "password-in-address",
    "postgres://me:p%40ss@10.0.0.1/db": "password-in-address",
    "https://:token1234@x.example": "password-in-address",
    "-----BEGIN PRIVATE KEY-----": "private-key",
    "-----BEGIN RSA PRIVATE KEY-----": "private-key",
    "-----BEGIN OPENSSH PRIVATE KEY-----": "private-key",
    "-----BEGIN PGP PRIVATE KEY BLOCK-----": "private-key",
    "SEC" + "0123456789abcdef" * 4: "token",
    "ghp_" + "a1B2" * 9: "token",
    "github_pat_" + "a1B2" * 9: "token",
    "glpat-" + "a1B2" * 5: "token",
    "xoxb-123456789012-abc": "token",
}


@pytest.mark.parametrize("text", SECRETS)
@pytest.mark.parametrize(
    "around", ["{}", "url: {}", "url: '{}'  # ours", "机器人：{}。", "text: |\n  see\n  {}\n", "<{}>", "({})"]
)
def test_is_a_secret(text: str, around: str) -> None:
    whole = around.format(text)
    found = list(secrets_in(whole))
    assert {one.kind for one in found} == {SECRETS[text]}
    assert found[0].line == whole[: whole.index(text)].count("\n") + 1


@pytest.mark.parametrize("text", [
    "smtps://USER:PASSWORD@HOST:465", "https://user:***@host", "https://user:$TOKEN@host", "https://user:${TOKEN}@host",
    "https://user:<password>@host", "https://u:{password}@host", "https://user:…@host", "https://user@host", "ssh://git@host:22/x",
    "https://forge.example/q3:launch@2024", "http://127.0.0.1:8000/a@b", "https://host:443/path", "git@github.com:acme/x.git",
    "access_token=", "access_token=…", "access_token=TOKEN", "access_token=XXXXXXXX", "access_token=xxxxxxxx", "access_token=your-token", "access_token=$TOKEN",
    "open-apis/bot/v2/hook/", "open-apis/bot/v2/hook/…", "open-apis/bot/v2/hook/xxxxxxxx", "open-apis/bot/v2/hook/{webhook_id}",
    "webhook/send?key=", "webhook/send?key=KEY_OF_THE_BOT", "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "PRIVATE KEY",
    "XCOLLAB_FEISHU_KEY", "SECTION 0123", "sha256: " + "0123456789abcdef" * 4, "[redacted]", "比例 3:5@会议室", "meet at https://x.example: bring @li",
])  # fmt: skip
def test_is_none(text: str) -> None:
    assert list(secrets_in(text)) == []


def test_only_what_was_not_there_before_is_new() -> None:
    before = "a: access_token=a1b2c3d4e5\n"
    assert new_secrets(before, f"# moved\n{before}") == []
    assert [one.line for one in new_secrets(before, f"{before}b: access_token=f6a7b8c9d0\n")] == [2]
    assert new_secrets("", "nothing") == []


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(0 < one.line <= text.count("\n") + 1 for one in secrets_in(text))
