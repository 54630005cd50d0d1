"""The page: well-formed, self-contained, without anything that runs; read by the standard library's parser."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.page import harmless


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
