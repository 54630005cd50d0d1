"""The page: well-formed, self-contained, without anything that runs; read by the standard library's parser."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.company import Company

_VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})
_FETCHES = frozenset({"src", "href", "srcset", "data", "action", "formaction", "xlink:href", "poster", "background"})


class Page(HTMLParser):
    """What stands in a page; elements that do not close are found."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def harmless(text: str) -> Page:
    """The page, after nothing in it was found that runs, fetches or leads away."""
    page = Page(text)
    assert page.open == []
    for tag, attributes in page.elements:
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "link", "a", "img"), tag
        assert not [name for name in attributes if name.startswith("on") or name in _FETCHES], attributes
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style and not re.search(r"url\(|@import|@font-face|expression", style[1])
    return page


@pytest.fixture
def told(example: Path, git_environment: dict[str, str]) -> Company:
    return Company(example, git_environment)


@pytest.mark.parametrize("collab", [(), ("autumn-expo",), ("q3-launch",)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_and_loads_nothing(told: Company, collab: tuple[str, ...], language: str) -> None:
    text = told.did("zhou", "report", *collab, "--format", "html", "--now", "2024-09-25", "--lang", language)
    page = harmless(text)
    assert text.startswith("<!doctype html>\n<html lang=")
    assert dict(page.elements)["html"]["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    headings = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_colours_are_said_in_words_too(told: Company) -> None:
    page = harmless(
        told.did("zhou", "report", "autumn-expo", "--format", "html", "--now", "2024-09-25", "--lang", "zh")
    )
    for word in ("无法按期：原定 2024-10-31", "需您拍板", "逾期 5 天", "需协助", "延期；预计 2024-10-10"):
        assert word in page.text
    told_of = [
        attributes["aria-label"] for tag, attributes in page.elements if tag == "svg" and "aria-label" in attributes
    ]
    assert "2024-09-06 至 2024-09-20；预计 2024-09-25" in told_of


def test_what_was_postponed_shows_both_dates(told: Company) -> None:
    text = told.did("zhou", "report", "q3-launch", "--format", "html", "--now", "2024-09-25")
    assert text.count('<rect class="was"') >= 4
    assert "07-31 → 08-02" in harmless(text).text
