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
        pytest.skip("no Chromium on this machine: `apt-get install chromium-headless-shell fonts-noto-cjk` brings one")
    return found


def _look_well(browser: str, pages: list[str], directory: Path, *, dark: bool) -> None:
    seen = measured(browser, pages, directory, dark=dark)
    assert seen.console == []
    for page in seen.pages:
        assert set(page) == set(SIZES)
        for name, (width, _) in SIZES.items():
            found = page[name]
            assert found["width"] == width
            assert found["scroll"] <= width, f"{name} scrolls sideways"
            assert found["outside"] == [], name
            assert found["overlaps"] == [], name
            assert found["texts"] > 50
            assert found["background"] == ("rgb(19, 23, 29)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_reports_of_the_example_fit_every_screen(
    example: Path, git_environment: dict[str, str], browser: str, tmp_path: Path, dark: bool
) -> None:
    told = Company(example, git_environment)
    pages = [
        told.did("zhou", "report", *words, "--format", "html", "--now", "2024-09-25", "--lang", language)
        for words in (("autumn-expo", "--since", "2024-09-18"), ("q3-launch",), ())  # running, archived, all
        for language in ("zh", "en")
    ]
    _look_well(browser, pages, tmp_path, dark=dark)


@pytest.mark.parametrize(
    "hostile_company", ["very long", "lines", "markdown", "emoji and right to left"], indirect=True
)
def test_hostile_text_neither_widens_the_page_nor_covers_other_text(
    hostile_company: Company, browser: str, tmp_path: Path
) -> None:
    page = hostile_company.did("zhou", "report", "q3", "--format", "html", "--now", "2024-07-08", "--since", "HEAD~5")
    _look_well(browser, [page], tmp_path, dark=False)


def test_a_script_in_the_page_would_be_found(browser: str, tmp_path: Path) -> None:
    page = '<!doctype html><title>x</title><body><p>a</p><script>console.error("here")</script><p style="width:2000px">wide</p></body>'
    seen = measured(browser, ["<!doctype html><title>x</title><body>a</body>", page], tmp_path, dark=False)
    assert any("here" in line for line in seen.console)
    assert seen.pages[0]["phone"]["scroll"] < 2000 <= seen.pages[1]["phone"]["scroll"]
