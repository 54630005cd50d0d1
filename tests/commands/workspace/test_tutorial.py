"""`xcollab tutorial`: all six stages by real commands, piped with --yes or step by step at a terminal."""

from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist


@pytest.fixture
def nowhere(tmp_path: Path, git_environment: dict[str, str]) -> Company:
    (tmp_path / "here").mkdir()
    return Company(tmp_path / "here", git_environment)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_walks_from_the_company_to_the_archive(nowhere: Company, language: str) -> None:
    told = nowhere.did("zhou", "tutorial", "--yes", "--lang", language)
    assert "error" not in told and "错误" not in told
    practice = nowhere.root / "xcollab-tutorial"
    assert '"archived"' in nowhere.did("zhou", "status", "--json", cwd=practice)
    assert "nothing wrong" in nowhere.did("zhou", "check", cwd=practice)
    nowhere.did("zhou", "tutorial", "--yes")  # at the end there is nothing left to do
    nowhere.did("zhou", "tutorial", "--drop")
    assert list(nowhere.root.iterdir()) == []


def test_it_is_left_gone_on_with_and_what_is_typed_meanwhile_is_done(nowhere: Company) -> None:
    typist = Typist(nowhere, "zhou", "tutorial", "--lang", "en")
    typist.types("Our fair", "", "xcollab whoami", "'", "no such thing", "q")
    assert typist.ends() == 0, typist.seen
    assert "admin, lead" in typist.seen and "Go on with: `xcollab tutorial`" in typist.seen
    typist = Typist(nowhere, "zhou", "tutorial", "--lang", "en")
    typist.types("xcollab department edit marketing --liaison chen")
    assert "“Our fair” where you left it" in typist.seen
    typist.asked()
    assert "3 of 22" in typist.seen and "--title 'Our fair'" in typist.seen
    typist.types("s", "")  # the submission of what was never drafted
    assert "went otherwise than planned" in typist.asked()
    assert typist.stops() == 130 and "Go on with: `xcollab tutorial`" in typist.seen


def test_where_nobody_can_be_asked_it_says_how_it_goes_by_itself(nowhere: Company) -> None:
    result = nowhere.does("zhou", "tutorial")
    assert result.code == 2 and "`xcollab tutorial --yes`" in result.err


def test_a_step_that_fails_ends_it_and_tells_how_to_go_on(nowhere: Company) -> None:
    nowhere.did("zhou", "tutorial", "--yes")
    draft = nowhere.root / "xcollab-tutorial/.git/xcollab.drafts/tutorial.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace('"step": 22', '"step": 3'), encoding="utf-8")
    result = nowhere.does("zhou", "tutorial", "--yes")
    assert result.code == 1 and "Go on with: `xcollab tutorial`" in result.out
