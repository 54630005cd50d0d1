"""Every page in this directory is a story whose console blocks are executed; the README pages are two more."""

import shutil
from pathlib import Path

import pytest

from tests.stories.sheets import lay_out
from tests.stories.transcript import Teller, masked, told
from tests.support.company import Company

HERE = Path(__file__).parent
STORIES = sorted(page for page in HERE.glob("*.md") if not page.name.startswith(("example-", "after-")))
"""Told from an empty directory on."""
ON_THE_EXAMPLE = sorted(HERE.glob("example-*.md"))
"""Told on the example, which they only read."""
AFTER_THE_EXAMPLE = sorted(HERE.glob("after-*.md"))
"""Told from where the example ends, on a copy of it."""


@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.stem)
def test_the_story_goes_as_it_is_told(
    page: Path, tmp_path: Path, git_environment: dict[str, str], request: pytest.FixtureRequest
) -> None:
    root = tmp_path / "company"
    root.mkdir()
    company = Company(root, git_environment)
    written = page.read_text(encoding="utf-8")
    lay_out(written, root)
    _compare(page, written, told(written, Teller(company)), request)


@pytest.mark.parametrize("page", ON_THE_EXAMPLE, ids=lambda page: page.stem)
def test_the_example_shows_what_the_page_says(
    page: Path, git_environment: dict[str, str], request: pytest.FixtureRequest, example: Path
) -> None:
    written = page.read_text(encoding="utf-8")
    _compare(page, written, told(written, Teller(Company(example, git_environment))), request)


@pytest.mark.parametrize("page", AFTER_THE_EXAMPLE, ids=lambda page: page.stem)
def test_the_story_goes_on_after_the_example(
    page: Path, tmp_path: Path, git_environment: dict[str, str], request: pytest.FixtureRequest, example: Path
) -> None:
    root = tmp_path / "company"
    shutil.copytree(example, root, symlinks=True)
    written = page.read_text(encoding="utf-8")
    _compare(page, written, told(written, Teller(Company(root, git_environment))), request)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_shows_what_the_example_prints(
    name: str, tmp_path: Path, git_environment: dict[str, str], request: pytest.FixtureRequest, example: Path
) -> None:
    company = Company(example, git_environment)
    company.environment["XCOLLAB_LANG"] = "zh" if "zh" in name else "en"
    page = HERE.parent.parent / name
    written = page.read_text(encoding="utf-8")
    teller = Teller(company)
    teller.who = "visitor"  # who tries it is none of the example's people
    _compare(page, written, told(written, teller), request)


def _compare(page: Path, written: str, now: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-stories"):
        page.write_text(now, encoding="utf-8")
        return
    assert masked(now) == masked(written), f"{page.name} tells it otherwise; look, then `pytest --update-stories`"
