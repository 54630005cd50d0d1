"""docs/channels.md does what it says: its commands run, its program knows our signatures, its figures are the program's."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.channels.sending.letters import MESSAGE, NOW, channel
from tests.support.company import Company
from xcollab.channels.sending import http_post, pace, send, webhook, wecom
from xcollab.channels.sending.hosts import VARIABLE
from xcollab.channels.sending.secrets import Secret, Secrets
from xcollab.channels.sending.smtp_submit import server_of
from xcollab.schema.channel import KEYS

PAGES = {
    name: (Path(__file__).parents[1] / "docs" / name).read_text(encoding="utf-8")
    for name in ("channels.md", "channels.zh.md")
}


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a language on a page."""
    return re.findall(rf"```{language}\n(.*?)```", PAGES[page], re.DOTALL)


def test_both_pages_show_the_same() -> None:
    for language in ("sh", "python"):
        assert blocks("channels.md", language) == blocks("channels.zh.md", language) != []


@pytest.mark.parametrize("page", PAGES)
def test_every_kind_of_channel_is_on_the_page_with_its_variables(page: str) -> None:
    text = PAGES[page]
    for kind, (needed, possible) in KEYS.items():
        assert f"`{kind}`" in text
        assert all(f"`{key}`" in text for key in (*needed, *possible) if key in ("url", "secret", "server"))
    assert f"`{VARIABLE}`" in text


@pytest.mark.parametrize("page", PAGES)
def test_its_figures_are_those_of_the_program(page: str) -> None:
    figures = (
        f"{wecom.LARGEST:,}",
        f"{send.SECONDS:.0f}",
        f"{http_post.LARGEST // 1024} KiB",
        webhook.MOMENT,
        webhook.SIGNATURE,
        webhook.KEY,
    )
    assert all(figure in PAGES[page] for figure in figures)
    assert set(pace.LIMITS.values()) == {20}


def test_its_commands_run(working: Company) -> None:
    (block,) = blocks("channels.md", "sh")
    for line in block.splitlines():
        working.did("zhou", *shlex.split(line)[1:])
    assert working.does("zhou", "check").code == 0


def test_its_program_knows_what_we_signed_and_nothing_else() -> None:
    (block,) = blocks("channels.md", "python")
    names: dict[str, Any] = {}
    exec(compile(block, "page", "exec"), names)
    sent = webhook.build(channel("webhook"), MESSAGE, Secrets(Secret("https://x.example"), Secret("key")), NOW)
    moment, signature = sent.headers[webhook.MOMENT], sent.headers[webhook.SIGNATURE]
    assert names["is_ours"](b"key", moment, signature, sent.body)
    assert not names["is_ours"](b"other", moment, signature, sent.body)
    assert not names["is_ours"](b"key", str(int(moment) + 1), signature, sent.body)
    assert not names["is_ours"](b"key", moment, signature, sent.body + b" ")


def test_the_mail_servers_of_the_page_are_understood() -> None:
    shown = re.findall(r"`(smtp[a-z+]*://[^`]+)`", PAGES["channels.md"])
    assert [server.port for text in shown if (server := server_of(Secret(text)))] == [465, 587, 25]
