"""The page as people see it: in Chromium, at the width of a desk and of a phone, in light and dark."""

from pathlib import Path

import pytest

from tests.render.text.test_harmless import hostile_company
from tests.support.browser import SIZES, chromium, measured
from tests.support.company import Company

__all__ = ["hostile_company"]


@pytest.fixture
def browser() -> str:
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: `apt-get install chromium fonts-noto-cjk` brings one")
    return found


def _looks_well(browser: str, page: str, directory: Path, *, dark: bool) -> None:
    seen = measured(browser, page, directory, dark=dark)
    assert seen.console == []
    assert set(seen.pages) == set(SIZES)
    for name, (width, _) in SIZES.items():
        found = seen.pages[name]
        assert found["width"] == width
        assert found["scroll"] <= width, f"{name} scrolls sideways"
        assert found["outside"] == [], name
        assert found["overlaps"] == [], name
        assert found["texts"] > 50
        assert found["background"] == ("rgb(19, 23, 29)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "words", [("autumn-expo", "--since", "2024-09-18"), ("q3-launch",), ()], ids=["running", "archived", "all"]
)
def test_the_report_of_the_example_fits_every_screen(
    example: Path,
    git_environment: dict[str, str],
    browser: str,
    tmp_path: Path,
    words: tuple[str, ...],
    language: str,
    dark: bool,
) -> None:
    told = Company(example, git_environment)
    page = told.did("zhou", "report", *words, "--format", "html", "--now", "2024-09-25", "--lang", language)
    _looks_well(browser, page, tmp_path, dark=dark)


@pytest.mark.parametrize(
    "hostile_company", ["very long", "lines", "markdown", "emoji and right to left"], indirect=True
)
def test_hostile_text_neither_widens_the_page_nor_covers_other_text(
    hostile_company: Company, browser: str, tmp_path: Path
) -> None:
    page = hostile_company.did("zhou", "report", "q3", "--format", "html", "--now", "2024-07-08", "--since", "HEAD~5")
    _looks_well(browser, page, tmp_path, dark=False)


def test_a_script_in_the_page_would_be_found(browser: str, tmp_path: Path) -> None:
    page = '<!doctype html><title>x</title><body><p>a</p><script>console.error("here")</script><p style="width:2000px">wide</p></body>'
    seen = measured(browser, page, tmp_path, dark=False)
    assert any("here" in line for line in seen.console)
    assert seen.pages["phone"]["scroll"] >= 2000
