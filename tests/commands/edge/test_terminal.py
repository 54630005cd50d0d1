"""On a terminal prose is folded at its width; what programs or files will read is not, so that it can be copied."""

import io
import json
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company, identity
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal


class Screen(io.StringIO):
    """A narrow screen."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_a_screen(example: Path, git_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Company:
    monkeypatch.setenv("COLUMNS", "60")
    company = Company(example, git_environment)
    company.environment["COLUMNS"] = "60"
    return company


def _shown(company: Company, *words: str) -> str:
    out = Screen()
    environment = {**company.environment, **identity("zhou", company.clock)}
    assert (
        run(Terminal(company.root, environment, Random(1), out=out, err=io.StringIO(), given=io.StringIO()), words) == 0
    )
    return out.getvalue()


def test_prose_is_folded(on_a_screen: Company) -> None:
    piped = on_a_screen.did("zhou", "history", "q3-launch")
    assert len(_shown(on_a_screen, "history", "q3-launch").splitlines()) > len(piped.splitlines())


@pytest.mark.parametrize("width", ["0", "00", "", "-5", "wide", "99999"])
def test_a_width_that_says_nothing_changes_nothing(example: Path, git_environment: dict[str, str], width: str) -> None:
    company = Company(example, git_environment)
    del company.environment["COLUMNS"]
    for words in (("board", "--now", "2024-07-31"), ("metrics",), ("request", "list")):
        company.environment.pop("COLUMNS", None)
        plain = company.did("zhou", *words)
        company.environment["COLUMNS"] = width
        assert company.did("zhou", *words) == plain


def test_on_the_narrowest_screen_a_table_is_still_one(example: Path, git_environment: dict[str, str]) -> None:
    company = Company(example, git_environment)
    company.environment["COLUMNS"] = "1"
    narrow = company.did("zhou", "request", "list")
    company.environment["COLUMNS"] = "20"
    assert narrow == company.did("zhou", "request", "list")


@pytest.mark.parametrize(
    "words",
    [
        ("request", "show", "q3-launch", "--json"),
        ("history", "q3-launch", "--json"),
        ("report", "q3-launch", "--now", "2024-09-25"),
        ("overdue", "--now", "2024-09-25", "--format", "markdown"),
        ("overdue", "--now", "2024-09-25", "--format", "junit"),
        ("completion", "bash"),
    ],
)
def test_what_programs_read_is_the_same_on_a_terminal_as_in_a_pipe(
    on_a_screen: Company, words: tuple[str, ...]
) -> None:
    shown = _shown(on_a_screen, *words)
    assert shown == on_a_screen.did("zhou", *words)
    if "--json" in words:
        json.loads(shown)
