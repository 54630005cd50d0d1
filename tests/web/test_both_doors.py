"""The same story in pages and on the command line: the same files and the same commits, but for what is drawn by lot."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser
from tests.support.company import Company
from tests.support.six_stages import STEPS, moments

_STATEMENT = re.compile(r"(\d{8}T\d{6}Z-[a-z]+)-[0-9a-z]{4}(?=\.yaml)")


def _issue(root: Path) -> str:
    return next((path.name for path in (root / "collabs/q3/issues").glob("i-*")), "ISSUE")


def _tree(root: Path) -> dict[str, str]:
    """Every file of a clone, without what is drawn by lot: the id of the issue, the ends of the names of statements."""
    issue, found = _issue(root), dict[str, str]()
    for path in sorted((root / "collabs").rglob("*")):
        if path.is_file():
            name = _STATEMENT.sub(r"\1", path.relative_to(root).as_posix()).replace(issue, "ISSUE")
            found[name] = _STATEMENT.sub(r"\1", path.read_text(encoding="utf-8")).replace(issue, "ISSUE")
    return found


def _said(company: Company) -> str:
    return company.git("log", "--format=%an %ae %aI%n%B").replace(_issue(company.root), "ISSUE")


@pytest.fixture
def both(company: Company, tmp_path: Path, unattended: None) -> tuple[Company, Company]:
    """Two clones of the same company, in which nothing is begun."""
    shutil.copytree(company.root, tmp_path / "typed", symlinks=True)
    return company, Company(tmp_path / "typed", company.environment)


def test_six_stages_are_the_same_files_and_commits_by_either_door(both: tuple[Company, Company]) -> None:
    clicked, typed = both
    people = People(clicked)
    windows = {who: Browser(people, who) for who in {step.who for step in STEPS}}
    for step, moment in zip(STEPS, moments(), strict=False):
        people.moment = moment.replace(minute=moment.minute - 1)  # a minute passes before it is sent
        window, one = windows[step.who], step.on_issue(_issue(clicked.root))
        offered = [link for link in window.goes(one.page).links if link.startswith(one.form)]
        page = window.fills(
            min(offered, key=len), **{name.replace(".", "__"): value for name, value in one.filled.items()}
        )
        assert window.answer.status_code == 200 and "Recorded" in page.text, (one, page.text)
        words = step.on_issue(_issue(typed.root)).typed
        result = typed.does(step.who, *words, at=moment.isoformat())
        assert result.code == 0, (words, result.err)
    assert _tree(clicked.root) == _tree(typed.root)
    assert _said(clicked) == _said(typed)
    assert "archive" in _said(clicked).splitlines()[1]
