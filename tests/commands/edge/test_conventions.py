"""What people expect of every command line: help by habit, colours as the environment says, near misses, quiet, lists that say more."""

import json
import os
import subprocess

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import forked
from tests.support.typist import Typist


@pytest.mark.parametrize("words", [("-h",), ("help",)])
def test_the_whole_is_explained_by_habit(company: Company, words: tuple[str, ...]) -> None:
    assert company.did("zhou", *words) == company.did("zhou", "--help")


@pytest.mark.parametrize("words", [("task", "log"), ("board",), ("request",)])
def test_help_with_a_command_is_its_page(company: Company, words: tuple[str, ...]) -> None:
    page = company.did("zhou", *words, "--help")
    assert company.did("zhou", "help", *words) == company.did("zhou", *words, "-h") == page


def test_an_option_is_compared_by_its_name_and_not_by_the_dashes_that_all_have(working: Company) -> None:
    assert "did you mean --title?" in working.does("zhou", "task", "edit", "q3/page", "--tilte", "T").err
    assert "did you mean" not in working.does("wang", "issue", "propose", "i-1", "--solution", "s").err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("task", "show", "reprot"), "q3/report (Report on competitors)"),
        (("task", "show", "Report on competittors"), "q3/report (Report on competitors)"),
        (("status", "q33"), "q3 (Launch in Q3)"),
        (("inbox", "zohu"), "zhou (Zhou Min)"),
        (("inbox", "Li Nna"), "li (Li Na)"),
        (("department", "show", "slaes"), "sales (Sales)"),
    ],
)
def test_a_near_miss_is_told_what_may_be_meant(working: Company, words: tuple[str, ...], near: str) -> None:
    result = working.does("zhou", *words)
    assert result.code == 2 and f"hint: did you mean {near}" in result.err, result.err


def test_choices_have_titles_and_say_how_many_more_there_are(working: Company) -> None:
    for number in range(12):
        working.did("zhou", "task", "add", f"flyer-{number}", "--title", f"Flyer {number}", "--owner", "li", "--due",
                    "2024-07-12", "--criterion", "c")  # fmt: skip
    err = working.does("zhou", "task", "show", "flyer").err
    assert "q3/flyer-0 (Flyer 0), " in err and err.splitlines()[0].endswith("and 4 more: `xcollab task list`")
    assert "and 7 more" in working.does("zhou", "task", "show", "zzzzzz").err
    assert "另有 4 个" in working.does("zhou", "task", "show", "flyer", "--lang", "zh").err


def test_quiet_says_nothing_of_what_was_recorded_and_everything_of_what_was_not(working: Company) -> None:
    result = working.does("li", "task", "comment", "report", "-m", "Seen", "-q")
    assert result == (0, "", "")
    assert "error: " in working.does("li", "task", "comment", "nothing-like-it", "-m", "Seen", "--quiet").err


def test_the_report_has_json_by_the_flag_of_every_view(working: Company) -> None:
    now = ("--now", "2024-07-08")
    assert working.did("zhou", "report", "q3", "--json", *now) == working.did(
        "zhou", "report", "q3", "--format", "json", *now
    )
    json.loads(working.did("zhou", "report", "--json", *now))


COLOURS = [
    ({}, (), False),
    ({"FORCE_COLOR": "1"}, (), True),
    ({"CLICOLOR_FORCE": "1"}, (), True),
    ({"CLICOLOR_FORCE": "0"}, (), False),
    ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, (), False),
    ({"NO_COLOR": "1"}, ("--color", "always"), True),
    ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ({"FORCE_COLOR": "1"}, ("--color", "auto"), True),
]


@pytest.mark.parametrize(("around", "words", "coloured"), COLOURS)
def test_colours_are_as_somebody_says(
    working: Company, around: dict[str, str], words: tuple[str, ...], coloured: bool
) -> None:
    working.environment |= {"TERM": "xterm-256color", **around}
    assert ("\x1b[" in working.did("zhou", "board", "--now", "2024-08-01", *words)) == coloured


@pytest.mark.parametrize(
    ("around", "coloured"),
    [({}, True), ({"CLICOLOR": "0"}, False), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colours_unless_somebody_says_otherwise(
    working: Company, around: dict[str, str], coloured: bool
) -> None:
    environment = {**working.environment, "TERM": "xterm-256color", **around}
    working.environment = environment
    typist = Typist(working, "zhou", "board", "--now", "2024-08-01", term=environment["TERM"])
    assert typist.ends() == 0
    assert ("\x1b[1;31m" in typist.seen or "\x1b[31m" in typist.seen or "\x1b[33m" in typist.seen) == coloured, (
        typist.seen
    )


def test_another_word_for_colours_is_refused(company: Company) -> None:
    result = company.does("zhou", "board", "--color", "pink")
    assert result.code == 2 and "always, never, auto" in result.err


@pytest.mark.parametrize(
    "words", [("board",), ("history", "q3"), ("export", "csv"), ("status", "q3", "--json"), ("--help",)]
)
def test_a_reader_that_has_gone_is_no_error(working: Company, words: tuple[str, ...]) -> None:
    environment = {**working.environment, **identity("zhou", working.clock)}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(forked(*words), cwd=working.root, env=environment, stdout=write,
                          stderr=subprocess.PIPE, check=False)  # fmt: skip
    os.close(write)
    assert done.stderr == b"" and done.returncode in (0, 141)


def test_whoever_is_named_twice_is_asked_once(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou",
                "--department", "sales", "--department", "Sales、tech", "--due", "2024-12-01", "--milestone", "M; date=2024-11-01")  # fmt: skip
    assert "asked: Sales, Tech." in company.did("chen", "request", "submit", "q3")
    assert "departments:\n  - sales\n  - tech\n" in (company.root / "collabs/q3/request.yaml").read_text()
    form = (company.root / "collabs/q3/request.yaml").read_text().replace("  - tech\n", "  - tech\n  - Tech\n")
    company.did("chen", "request", "new", "q4", "--file", "-", given=form)
    assert "departments:\n  - sales\n  - tech\n" in (company.root / "collabs/q4/request.yaml").read_text()
