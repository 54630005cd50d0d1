"""What is longer than the terminal is high goes through the pager that git would choose; what is short, or piped, does not."""

import os
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist

MARK = "sed 's/^/| /'"
"""A pager that marks every line."""


@pytest.fixture
def at_a_terminal(company: Company) -> Company:
    """With no pager set, whatever the machine has set."""
    for name in ("XCOLLAB_PAGER", "GIT_PAGER", "PAGER", "LESS", "LINES", "COLUMNS", "NO_COLOR"):
        company.environment.pop(name, None)
    return company


def _seen(company: Company, *words: str, code: int = 0, term: str = "xterm-256color", **environment: str) -> str:
    company.environment.update(environment)
    typist = Typist(company, "zhou", *words, term=term)
    assert typist.ends() == code, typist.seen
    return typist.seen.replace("\r\n", "\n")


def _paged(seen: str) -> bool:
    return seen.startswith("| ") and all(line.startswith("| ") for line in seen.splitlines())


@pytest.mark.parametrize("words", [("rules",), ("rules", "--json"), ("--help",), ("help",), ("task", "log", "--help")])
def test_what_is_long_is_paged(at_a_terminal: Company, words: tuple[str, ...]) -> None:
    assert _paged(_seen(at_a_terminal, *words, LINES="20", PAGER=MARK))


@pytest.mark.parametrize("words", [("department", "list"), ("whoami",), ("status",), ("upgrade", "--dry-run")])
def test_what_fits_is_shown_as_it_is(at_a_terminal: Company, words: tuple[str, ...]) -> None:
    assert "| " not in _seen(at_a_terminal, *words, PAGER=MARK)


def test_a_view_is_long_where_its_rows_and_the_prompt_do_not_fit(at_a_terminal: Company) -> None:
    rows = len(_seen(at_a_terminal, "department", "list", PAGER=MARK).splitlines())
    assert not _paged(_seen(at_a_terminal, "department", "list", LINES=str(rows + 1)))
    assert _paged(_seen(at_a_terminal, "department", "list", LINES=str(rows)))


@pytest.mark.parametrize(
    ("configured", "environment"),
    [
        ("", {"PAGER": MARK}),
        (MARK, {"PAGER": "cat"}),
        ("cat", {"GIT_PAGER": MARK, "PAGER": "cat"}),
        ("cat", {"XCOLLAB_PAGER": MARK, "GIT_PAGER": "cat", "PAGER": "cat"}),
    ],
)
def test_the_pager_is_the_one_that_git_would_take_or_our_own(
    at_a_terminal: Company, configured: str, environment: dict[str, str]
) -> None:
    if configured:
        at_a_terminal.git("config", "core.pager", configured)
    at_a_terminal.environment |= environment
    assert _paged(_seen(at_a_terminal, "rules"))


@pytest.mark.parametrize(
    ("words", "term", "environment"),
    [
        (("rules", "--no-pager"), "xterm", {"PAGER": MARK}),
        (("--no-pager", "rules"), "xterm", {"PAGER": MARK}),
        (("rules", "--help", "--no-pager"), "xterm", {"PAGER": MARK, "LINES": "5"}),
        (("rules",), "dumb", {"PAGER": MARK}),
        (("rules",), "", {"PAGER": MARK}),
        (("rules",), "xterm", {"PAGER": "cat"}),
        (("rules",), "xterm", {"XCOLLAB_PAGER": "", "PAGER": MARK}),
        (("rules",), "xterm", {"GIT_PAGER": "cat", "PAGER": MARK}),
    ],
)
def test_whoever_wants_no_pager_has_none(
    at_a_terminal: Company, words: tuple[str, ...], term: str, environment: dict[str, str]
) -> None:
    at_a_terminal.environment |= environment
    seen = _seen(at_a_terminal, *words, term=term)
    assert "| " not in seen and len(seen.splitlines()) > 5


def test_what_is_piped_is_not_paged(at_a_terminal: Company) -> None:
    at_a_terminal.environment |= {"PAGER": MARK, "TERM": "xterm"}
    assert not at_a_terminal.did("zhou", "rules").startswith("| ")


def test_colours_are_kept(at_a_terminal: Company) -> None:
    plain = _seen(at_a_terminal, "rules", "--no-pager")
    assert "\x1b[" in plain
    assert _seen(at_a_terminal, "rules", PAGER=MARK).replace("| ", "") == plain.replace("| ", "")


def test_less_is_told_to_keep_colours_and_to_end_by_itself_unless_its_user_says_otherwise(
    at_a_terminal: Company,
) -> None:
    tell = "echo less $LESS; cat > /dev/null"
    assert _seen(at_a_terminal, "rules", PAGER=tell) == "less FRX\n"
    assert _seen(at_a_terminal, "rules", PAGER=tell, LESS="R") == "less R\n"


def test_leaving_the_pager_early_is_no_mishap(at_a_terminal: Company) -> None:
    assert len(_seen(at_a_terminal, "rules", PAGER="head -n 1").splitlines()) == 1
    assert _seen(at_a_terminal, "rules", "--json", PAGER="true") == ""
    assert _seen(at_a_terminal, "rules", PAGER="exit 3;") == ""


@pytest.mark.parametrize("pager", ["no-such-pager -R", "no-such-pager '-R'", "/"])
def test_where_the_pager_cannot_be_started_all_is_shown_without_it(at_a_terminal: Company, pager: str) -> None:
    plain = _seen(at_a_terminal, "rules", "--no-pager")
    assert _seen(at_a_terminal, "rules", PAGER=pager).endswith(plain)


def test_where_there_is_no_shell_a_pager_with_flags_is_started_all_the_same(
    at_a_terminal: Company, tmp_path: Path
) -> None:
    for name, target in (("git", _found("git")), ("show", _found("head"))):
        (tmp_path / name).symlink_to(target)
    seen = _seen(at_a_terminal, "rules", PAGER="show -n 1", PATH=str(tmp_path))
    assert len(seen.splitlines()) == 1
    assert len(_seen(at_a_terminal, "rules", PAGER="show '-n' 1").splitlines()) > 20


def _found(name: str) -> Path:
    return next(path for where in os.get_exec_path() if (path := Path(where) / name).exists())


def test_a_refusal_comes_after_what_was_shown_and_keeps_its_exit_code(at_a_terminal: Company) -> None:
    assert "error: " in _seen(at_a_terminal, "board", "no-such", code=2, PAGER=MARK, LINES="1")
    (at_a_terminal.root / "departments/tech.yaml").write_text("nme: Tech\n", encoding="utf-8")
    found = at_a_terminal.does("zhou", "check").code
    assert found and _seen(at_a_terminal, "check", code=found, LINES="3").startswith("| ")


def test_ctrl_c_is_for_the_pager(at_a_terminal: Company) -> None:
    wait = "n=0; while [ $n -lt 600 ]; do sleep 0.1; n=$((n + 1)); done"  # a signal is heard between two, never lost
    at_a_terminal.environment["PAGER"] = f"trap 'echo stopped there; exit 0' INT; cat > /dev/null; printf '> '; {wait}"
    typist = Typist(at_a_terminal, "zhou", "rules", term="xterm")
    assert typist.stops() == 0 and "stopped there" in typist.seen and "error" not in typist.seen
