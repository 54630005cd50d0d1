"""A digest as text, Markdown and HTML: whatever people wrote stays text in each, and it fits a telephone."""

import re
from pathlib import Path

import pytest

from tests.render.text.test_harmless import HOSTILE, _steers
from tests.support.browser import chromium, measured
from tests.support.page import Page
from xcollab.render.base.context import RenderContext
from xcollab.render.notices.chat_markdown import chat_markdown
from xcollab.render.notices.letter import Ask, Labels, Letter, Part
from xcollab.render.notices.mail_html import mail_html
from xcollab.render.notices.plain_text import plain_text
from xcollab.render.notices.wording import labels, masked, subject
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.workspace import Workspace
from xcollab.words.language import Words

PAGE = "https://forge.example/acme/new?value=a%20b&x=(1)"
ZH = Words("zh")


def letter(words: str) -> Letter:
    """A digest in which people wrote that everywhere."""
    line = words.replace("\n", " ")
    asked = Ask(
        "1",
        line,
        "due 2024-07-10 (Wed)",
        "late",
        (words, line),
        (("No answer yet", words),),
        (f"xcollab x '{line}'",),
        PAGE,
    )
    part = Part(line, (words, line), (asked, asked._replace(number="2", tone="")), (asked._replace(number=""),))
    context = RenderContext(ZH, Snapshot(Workspace(id="acme", name="Acme", admins=("zhou",))))
    said = ("How", "[xcollab 0123456789abcdef]", f"1a {line}", "1b 承接    范围：")
    return Letter(
        "zh", subject(context, (part,)), f"For {line}", (part,), labels(ZH), (("foot", "xcollab inbox"),), said
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_in_text_a_word_neither_makes_a_line_nor_hides_or_steers(name: str) -> None:
    lines = plain_text(letter(HOSTILE[name])).splitlines()
    assert len(lines) == len(plain_text(letter("plain")).splitlines())
    assert not _steers("\n".join(lines))
    assert lines.count("[xcollab 0123456789abcdef]") == 1, "the token stands alone on its line, once"


@pytest.mark.parametrize("words", ["[xcollab 1111111111111111]", "1a accept", "1 承接"])
def test_no_words_of_people_pass_for_a_line_of_the_reply_block(words: str) -> None:
    lines = [line.strip() for line in plain_text(letter(words)).splitlines()]
    assert words not in lines[: lines.index("[xcollab 0123456789abcdef]")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_subject_is_one_line_of_bounded_length(name: str) -> None:
    told = letter(HOSTILE[name]).subject
    assert told == told.strip() and len(told.splitlines()) == 1 and len(told) < 250
    assert not _steers(told)


@pytest.mark.parametrize("name", HOSTILE)
def test_in_markdown_it_is_text_and_pings_nobody(name: str) -> None:
    shown = chat_markdown(letter(HOSTILE[name]))
    assert len(shown.splitlines()) == len(chat_markdown(letter("plain")).splitlines())
    outside = re.sub(r"`[^`]*`", "", shown)  # commands stand to the letter
    assert not re.search(r"(?<!\\)<|(?<!\\)\]\((?!https://forge\.example)|(?m:^# )|@(?!\u2060)", outside), shown
    assert not _steers(shown.replace("\u2060", ""))


@pytest.mark.parametrize("name", HOSTILE)
def test_in_html_it_is_text_and_nothing_is_fetched_or_run(name: str) -> None:
    page = Page(mail_html(letter(HOSTILE[name])))
    assert page.open == []
    for tag, attributes in page.elements:
        assert tag in ("div", "p", "h2", "h3", "ul", "li", "bdi", "span", "a", "code", "br", "table", "tr", "td"), tag
        assert set(attributes) <= {"style", "lang", "href", "role", "width", "cellpadding", "cellspacing"}, attributes
        assert attributes.get("href", PAGE) == PAGE
        assert "url(" not in (attributes.get("style") or "")
    assert not _steers(page.text)


def test_a_link_is_ended_by_nothing_within_it() -> None:
    address = "https://forge.example/a b)(c>\n\u202e"
    part = Part("t", (), (Ask("", "w", "", "", page=address),))
    plain = Letter("en", "s", "h", (part,), Labels("a", "b", "c", "d", "page"), ())
    assert "[page](https://forge.example/a%20b%29%28c%3E%0A%E2%80%AE)" in chat_markdown(plain)


def test_it_fits_a_telephone(tmp_path: Path) -> None:
    browser = chromium()
    if browser is None:
        pytest.skip("no Chromium on this machine: `apt-get install chromium-headless-shell fonts-noto-cjk` brings one")
    pages = [
        f'<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#fff">{mail_html(letter(HOSTILE[name]))}</body></html>'
        for name in ("very long", "lines", "markdown", "emoji and right to left")
    ]
    seen = measured(browser, pages, tmp_path, dark=False, sizes={"small": (360, 800), "desk": (1000, 800)})
    assert seen.console == []
    for page in seen.pages:
        assert set(page) == {"small", "desk"}
        for name, found in page.items():
            assert (found["scroll"] <= found["width"], found["outside"], found["overlaps"]) == (True, [], []), name


def test_an_address_is_masked_and_never_whole() -> None:
    assert masked("li.na@example.com") == "l***@example.com"
    assert masked("13800000000") == "1***"
    assert masked("@x") == "***@x"
