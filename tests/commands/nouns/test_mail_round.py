"""The whole way: a letter goes out to a real server, its reader's program answers it, and the answer is recorded as their word."""

import json
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.servers.mail import mail_server

LATER = "2024-07-03T10:00+08:00"


def _letter(company: Company, language: str) -> EmailMessage:
    """What Wu is sent in the morning: the feedback of support is asked for."""
    settings = company.root / "xcollab.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("language: en", f"language: {language}"), encoding="utf-8"
    )
    company.git("commit", "-q", "--allow-empty", "-am", "language")
    company.did(
        "zhou", "channel", "add", "mail", "--kind", "mail", "--server", "XCOLLAB_SMTP", "--from", "office@example.com"
    )
    with mail_server() as server:
        company.environment |= {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        company.did("zhou", "notify", "--reminders", at=LATER)
    return next(one.letter for one in server.letters if "wu@example.com" in one.recipients)


def _plain(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part
    return str(part.get_content()).replace("\r\n", "\n")


def _html(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part
    return str(part.get_content())


def _above(letter: EmailMessage) -> tuple[str, str]:
    quoted = "\n".join(f"> {line}" for line in _plain(letter).split("\n"))
    return "plain", f"1 现场热线\n\nOn Wed, Jul 3, 2024 at 10:00 Acme wrote:\n{quoted}\n"


def _within(letter: EmailMessage) -> tuple[str, str]:
    filled = re.sub(r"(?m)^(1 .*?(?:scope|范围)[:：])", r"\1 现场热线", _plain(letter))
    return "plain", "\n".join(f"> {line}" for line in filled.split("\n"))


def _left(letter: EmailMessage) -> tuple[str, str]:
    """Everything else is deleted, but the token and a line."""
    text = _plain(letter)
    line = next(line for line in text.split("\n") if line.startswith("1 "))
    token = next(line for line in text.split("\n") if line.startswith("[xcollab "))
    return "plain", f"{token}\n{re.sub('(scope|范围)[:：]', lambda found: f'{found[0]} 现场热线', line)}"


def _below_a_heading(letter: EmailMessage) -> tuple[str, str]:
    """As Outlook has it: no marks before what is repeated."""
    return (
        "plain",
        f"1 现场热线\r\n\r\n发件人: office@example.com\r\n发送时间: 2024年7月3日\r\n收件人: wu@example.com\r\n主题: x\r\n\r\n{_plain(letter)}",
    )


def _in_html(letter: EmailMessage) -> tuple[str, str]:
    return "html", f"<html><body><div>1 现场热线</div><blockquote>{_html(letter)}</blockquote></body></html>"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("program", [_above, _within, _left, _below_a_heading, _in_html])
def test_a_reply_becomes_an_act_once_somebody_says_yes(
    asked: Company, tmp_path: Path, program: Callable[[EmailMessage], tuple[str, str]], language: str
) -> None:
    letter = _letter(asked, language)
    kind, content = program(letter)
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = (
        "吴芳 <wu@example.com>",
        "office@example.com",
        f"Re: {letter['Subject']}",
    )
    reply["Message-ID"], reply["In-Reply-To"] = "<reply@example.com>", letter["Message-ID"]
    reply.set_content(content, subtype=kind, charset="gb18030" if kind == "plain" else "utf-8", cte="base64")
    for name in ("new", "cur"):
        (tmp_path / "box" / name).mkdir(parents=True)
    (tmp_path / "box/new/1").write_bytes(bytes(reply))
    (tmp_path / "box/new/0").write_bytes(bytes(letter))  # our own letter answers nothing
    told = asked.did("zhou", "mail", "read", "--maildir", str(tmp_path / "box"), "--json")
    (found,) = json.loads(told)["mails"]
    assert len(json.loads(told)["passed"]) == 1
    asked.did("zhou", "mail", "record", found["name"], "--yes")
    (answer,) = asked.root.glob("collabs/q4/feedback/support/*.yaml")
    said = answer.read_text(encoding="utf-8")
    assert "by: wu\n" in said and "via: mail\n" in said and "decision: accept\nscope:\n  - 现场热线\n" in said
