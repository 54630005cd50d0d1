"""What a message becomes for each kind of channel: signatures, calls, limits, headers. Nothing of it depends on anything else."""

import hashlib
import hmac
import json
from base64 import b64encode
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.channels.sending.letters import LI, MESSAGE, NOW, channel, message
from xcollab.channels.message import Message, Recipient, message_id, one_line
from xcollab.channels.sending import dingtalk, feishu, mail, webhook, wecom
from xcollab.channels.sending.chat_text import chat_markdown
from xcollab.channels.sending.request import CannotBuild, HttpRequest, MailRequest
from xcollab.channels.sending.secrets import Secret, Secrets

KEY = "SEC0123456789"
SECRETS = Secrets(Secret("https://oapi.example/robot/send?access_token=abc"), Secret(KEY), Secret("smtps://u:p@h"))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=400)
LONG = st.one_of(
    st.text(max_size=30).map(lambda part: (part + "\n") * 3000), st.text(max_size=20).map(lambda part: part * 3000)
)


def data(request: HttpRequest) -> Any:
    return json.loads(request.body)


def letter(built: MailRequest) -> EmailMessage:
    found = message_from_bytes(built.content, policy=default)
    assert isinstance(found, EmailMessage)
    return found


@pytest.mark.parametrize("module", [feishu, dingtalk, wecom, webhook, mail])
def test_to_build_twice_gives_the_same_to_the_byte(module: Any) -> None:
    kind = {feishu: "feishu", dingtalk: "dingtalk", wecom: "wecom", webhook: "webhook", mail: "mail"}[module]
    assert module.build(channel(kind), MESSAGE, SECRETS, NOW) == module.build(channel(kind), MESSAGE, SECRETS, NOW)
    assert "abc" not in repr(module.build(channel(kind), MESSAGE, SECRETS, NOW))


# --- Feishu and Lark


def test_feishu_is_signed_with_seconds_and_secret_as_key_of_an_empty_message() -> None:
    built = data(feishu.build(channel("feishu"), MESSAGE, SECRETS, NOW))
    key = f"{int(NOW.timestamp())}\n{KEY}".encode()
    assert built["timestamp"] == str(int(NOW.timestamp()))
    assert built["sign"] == b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()


def test_feishu_gets_a_card() -> None:
    built = data(feishu.build(channel("feishu", keyword="协作"), MESSAGE, SECRETS._replace(secret=Secret("")), NOW))
    assert "sign" not in built and built["msg_type"] == "interactive"
    assert built["card"]["header"]["title"]["content"] == "协作 需求反馈：新品上市"
    assert built["card"]["elements"] == [{"tag": "markdown", "content": "**请答复** q3\n\n- `xcollab inbox`"}]


@pytest.mark.parametrize(
    ("keyword", "title"),
    [("需求", "需求反馈：新品上市"), ("请答复", "需求反馈：新品上市"), (None, "需求反馈：新品上市")],
)
def test_a_keyword_that_is_there_is_not_added(keyword: str | None, title: str) -> None:
    built = data(feishu.build(channel("feishu", keyword=keyword), MESSAGE, SECRETS, NOW))
    assert built["card"]["header"]["title"]["content"] == title


# --- DingTalk


def test_dingtalk_is_signed_in_the_address_with_milliseconds_and_the_secret_as_key() -> None:
    built = dingtalk.build(channel("dingtalk"), MESSAGE, SECRETS, NOW)
    url = built.url.reveal()
    asked = parse_qs(urlsplit(url).query, strict_parsing=True)
    moment = str(int(NOW.timestamp() * 1000))
    sign = b64encode(hmac.new(KEY.encode(), f"{moment}\n{KEY}".encode(), hashlib.sha256).digest()).decode()
    assert asked == {"access_token": ["abc"], "timestamp": [moment], "sign": [sign]}
    assert url.endswith(f"&sign={quote(sign, safe='')}"), "it is encoded once, not twice"


def test_dingtalk_calls_the_recipient_by_mobile_in_text_and_list() -> None:
    built = data(dingtalk.build(channel("dingtalk"), MESSAGE, SECRETS, NOW))
    assert built["at"] == {"atMobiles": ["13800000000"], "isAtAll": False}
    assert built["markdown"]["text"].endswith("\n\n@13800000000")
    room = message(recipient=Recipient(None, "sales", "销售部"))
    assert data(dingtalk.build(channel("dingtalk"), room, SECRETS, NOW))["at"] == {"atMobiles": [], "isAtAll": False}


# --- webhook


def test_a_webhook_is_signed_over_moment_and_body_and_names_the_message_the_same_on_every_try() -> None:
    built = webhook.build(channel("webhook"), MESSAGE, SECRETS, NOW)
    moment = built.headers["X-Xcollab-Timestamp"]
    digest = hmac.new(KEY.encode(), moment.encode() + b"." + built.body, hashlib.sha256).hexdigest()
    assert built.headers["X-Xcollab-Signature"] == f"sha256={digest}"
    assert built.headers["Idempotency-Key"] == MESSAGE.id == data(built)["id"]


def test_a_webhook_is_told_neither_address_nor_phone() -> None:
    built = webhook.build(channel("webhook"), MESSAGE, SECRETS._replace(secret=Secret("")), NOW)
    assert "X-Xcollab-Signature" not in built.headers
    assert b"li@example.com" not in built.body and b"13800000000" not in built.body
    assert data(built)["recipient"] == {"member": "li", "department": "sales", "name": "李娜"}
    assert data(built)["at"] == "2024-07-05T09:30:00+08:00"


# --- what chats make of it


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        (r"\*no bold\* \[no link\](x)", "＊no bold＊ ［no link］(x)"),
        ("&lt;at id=all&gt;&lt;/at&gt;", "＜at id=all＞＜/at＞"),
        ("<at id=all></at> <@all>", "＜at id=all>＜/at> ＜@all>"),
        ("> quoted\n**bold** [link](https://x.example)", "> quoted\n**bold** [link](https://x.example)"),
        ("a \\| b &amp; c \\\\", "a | b & c \\"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
    ],
)
def test_words_of_people_call_nobody_in_a_chat(markdown: str, shown: str) -> None:
    assert chat_markdown(markdown) == shown


@given(TEXTS)
def test_no_mark_of_a_chat_service_survives_in_escaped_words(text: str) -> None:
    assert "<" not in chat_markdown(text)


@pytest.mark.parametrize("module", [wecom, dingtalk])
def test_a_subject_is_no_markdown(module: Any) -> None:
    kind = {wecom: "wecom", dingtalk: "dingtalk"}[module]
    told = content(kind, module.build(channel(kind), message(subject="**a** [b](https://c) <@all>"), SECRETS, NOW))
    assert told.startswith("### ＊＊a＊＊ ［b］(https://c) ＜@all＞\n")


SIZES = {"wecom": 4096, "dingtalk": 20_000, "feishu": 20_000, "lark": 20_000}
BUILDS: dict[str, Any] = {
    "wecom": wecom.build,
    "dingtalk": dingtalk.build,
    "feishu": feishu.build,
    "lark": feishu.build,
}


def content(kind: str, built: HttpRequest) -> str:
    found = data(built)
    told = found["card"]["elements"][0]["content"] if kind in ("feishu", "lark") else found["markdown"]
    return str(told if isinstance(told, str) else told.get("content") or told["text"])


@pytest.mark.parametrize("kind", SIZES)
@given(LONG, st.sampled_from(["zh", "en"]))
@example("🏻" * 3000, "zh")
def test_what_is_too_long_is_cut_at_a_character_with_a_word_about_it(kind: str, text: str, language: Any) -> None:
    built = BUILDS[kind](channel(kind), message(markdown=text, language=language), SECRETS, NOW)
    told = content(kind, built)
    assert len(told.encode() if kind == "wecom" else built.body) <= SIZES[kind]
    note = {"zh": "此处省略", "en": "left out here"}[language]
    whole = chat_markdown(text)
    kept, cut, _ = told.partition("\n\n… ")
    if cut:
        assert note in told
        assert len(told.encode() if kind == "wecom" else built.body) > SIZES[kind] // 2
    begun = kept.removeprefix("### 需求反馈：新品上市").removesuffix("\n\n@13800000000").lstrip("\n")
    assert whole.lstrip("\n").startswith(begun)


@pytest.mark.parametrize("drawn", ["👨‍👩‍👧‍👦", "🇨🇳", "é", "👍🏽", "🏴\U000e0067\U000e0062\U000e007f", "❤️", "1️⃣", "汉"])
@pytest.mark.parametrize("shift", range(12))
def test_a_cut_tears_no_character(drawn: str, shift: int) -> None:
    told = content("wecom", wecom.build(channel("wecom"), message(markdown="x" * shift + drawn * 2000), SECRETS, NOW))
    kept = told.partition("\n\n… ")[0].rpartition("\n")[2].lstrip("x")
    assert kept == drawn * (len(kept) // len(drawn)) and kept


def test_whole_lines_stay_where_they_fit_and_those_left_out_are_counted() -> None:
    lines = [f"- {number:04} 任务" for number in range(1000)]
    told = content("wecom", wecom.build(channel("wecom"), message(markdown="\n".join(lines)), SECRETS, NOW))
    kept = [line for line in told.split("\n") if line.startswith("- ")]
    assert kept == lines[: len(kept)]
    assert told.endswith(f"… 此处省略 {1000 - len(kept)} 行，完整内容见 `xcollab inbox`")


# --- mail


def test_a_letter_belongs_to_its_collaboration_and_to_a_list_and_no_machine_answers_it() -> None:
    one = letter(mail.build(channel("mail"), MESSAGE, SECRETS, NOW))
    other = letter(mail.build(channel("mail"), message(id=message_id("other"), subject="别的"), SECRETS, NOW))
    assert one["Message-ID"] == f"<{MESSAGE.id}@example.com>" != other["Message-ID"]
    assert one["References"] == one["In-Reply-To"] == other["References"]
    assert one["List-Id"] == "<q3-launch.acme.xcollab.example.com>"
    assert one["Auto-Submitted"] == "auto-generated"
    assert one["Reply-To"] == "bot@example.com"
    assert [part.get_content_type() for part in one.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_letter_about_several_collaborations_belongs_to_no_thread() -> None:
    built = letter(mail.build(channel("mail"), message(thread=""), SECRETS, NOW))
    assert built["References"] is None and built["In-Reply-To"] is None
    assert built["List-Id"] == "<acme.xcollab.example.com>"


def test_answers_go_where_the_channel_says() -> None:
    built = letter(mail.build(channel("mail", reply_to="answers@example.com"), MESSAGE, SECRETS, NOW))
    assert (built["From"].addresses[0].addr_spec, built["Reply-To"]) == ("bot@example.com", "answers@example.com")


def decoded(raw: str) -> str:
    """What a header says."""
    return str(make_header(decode_header(raw)))


HEADERS = {"From", "To", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "List-Id", "Auto-Submitted",
           "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"}  # fmt: skip
INJECTED = st.sampled_from(
    [
        "\r\nBcc: evil@example.com",
        "\nSubject: other",
        "\r",
        "\x0b\x0c\x85\u2028",
        "=?utf-8?q?x?=",
        '"<>,;',
        "\x00",
        "\u202e",
    ]
)
HOSTILE = st.lists(st.one_of(st.text(max_size=80), INJECTED), max_size=6).map("".join)


@given(HOSTILE, HOSTILE)
def test_whatever_stands_in_subject_and_name_no_header_is_added_and_all_of_it_arrives(subject: str, name: str) -> None:
    subject, name = (text.encode("utf-8", "ignore").decode() for text in (subject, name))
    hostile = message(subject=subject, recipient=LI._replace(name=name))
    built = mail.build(channel("mail"), hostile, SECRETS, NOW)
    head = built.content.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0].decode() for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    assert sorted(names) == sorted(HEADERS)
    assert head.isascii() and b"\n" not in head.replace(b"\r\n", b"") and b"\r" not in head.replace(b"\r\n", b"")
    parsed = letter(built)
    assert [address.addr_spec for address in parsed["To"].addresses] == ["li@example.com"]
    read = message_from_bytes(built.content)  # the newer reader of headers loses spaces between the parts of a long one
    assert decoded(read["Subject"]) == one_line(subject)
    assert decoded(read["To"].rpartition("<")[0].rstrip()) == one_line(name)


@pytest.mark.parametrize("address", ["a\r\nb@example.com", "a b@example.com", "a@ex ample.com", "@example.com", "a@", "<a@example.com>",
                                     "a@example.com, b@example.com", "a@" + "é" * 300])  # fmt: skip
def test_an_address_that_no_letter_can_have_is_refused(address: str) -> None:
    with pytest.raises(CannotBuild):
        mail.build(channel("mail"), message(recipient=LI._replace(address=address)), SECRETS, NOW)


@given(TEXTS)
def test_text_and_page_arrive_as_they_were(text: str) -> None:
    built = letter(mail.build(channel("mail"), message(text=text), SECRETS, NOW))
    plain = built.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().split() == text.split()


def test_the_id_of_a_message_is_that_of_its_parts_and_of_no_others() -> None:
    assert message_id("a", "bc") == message_id("a", "bc") != message_id("ab", "c")
    assert len(message_id()) == 32


def test_a_message_is_a_value() -> None:
    assert message() == MESSAGE and isinstance(MESSAGE, Message)
