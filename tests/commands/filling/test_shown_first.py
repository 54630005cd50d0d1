"""At a terminal a revision is shown, and asked about, before it is said; in a pipe it is said and told; a dry run only shows it."""

import pytest

from tests.commands.filling.test_typing import Screen
from tests.support.company import Company, identity
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

REVISE = ("request", "revise", "q3", "--due", "2024-10-15", "--reason", "Paper is late")


@pytest.fixture
def company(working: Company) -> Company:
    return working


def _at_terminal(company: Company, answers: str, *words: str) -> tuple[int, str, str]:
    given, out, err = Screen(answers), Screen(), Screen()
    environment = {**company.environment, **identity("zhou", company.clock)}
    call = Terminal(company.root, environment, company.random, out=out, err=err, given=given)
    return run(call, words), out.getvalue(), err.getvalue()


def test_what_changes_and_who_is_asked_again_is_shown_and_a_yes_says_it(company: Company) -> None:
    code, _, err = _at_terminal(company, "perhaps\ny\n", *REVISE)
    assert code == 0, err
    asked = err.index("Record this? y: yes; n: no")
    assert err.index("due: 2024-09-30 → 2024-10-15") < err.index("asked again, because the terms change: ") < asked
    assert "Paper is late" in company.git("log", "-1", "--format=", "-p")


def test_a_no_says_nothing_and_keeps_what_was_answered(company: Company) -> None:
    before = company.git("rev-parse", "HEAD")
    code, _, err = _at_terminal(company, "n\n", *REVISE)
    assert code == 2 and "nothing was recorded" in err
    assert company.git("rev-parse", "HEAD") == before


@pytest.mark.parametrize("flag", ["--yes", "--dry-run"])
def test_nobody_is_asked_where_they_say_so_before(company: Company, flag: str) -> None:
    code, out, err = _at_terminal(company, "", *REVISE, flag)
    assert code == 0 and "Record this?" not in err
    assert "due: 2024-09-30 → 2024-10-15" in out


def test_in_a_pipe_it_is_said_and_told(company: Company) -> None:
    said = company.did("zhou", *REVISE, "--objective", "Another goal")
    assert "due: 2024-09-30 → 2024-10-15" in said
    assert "--objective replaced the whole list of objectives; taken out: 2" in said


def test_at_a_terminal_it_is_asked_what_becomes_of_the_tasks_that_wait(company: Company) -> None:
    company.did("zhou", "task", "add", "fair", "-C", "q3", "--title", "F", "--owner", "li", "--due", "2024-07-20",
                "--criterion", "c", "--depends-on", "report")  # fmt: skip
    code, out, err = _at_terminal(company, "free\n\n", "task", "cancel", "q3/report", "--reason", "dropped")
    assert code == 0, err
    assert "open tasks wait for report: fair" in err
    assert "q3/fair: depends on: no longer: report" in out


def test_a_date_that_is_probably_not_meant_is_a_question_and_a_no_records_nothing(company: Company) -> None:
    add = (
        "task",
        "add",
        "flyer",
        "-C",
        "q3",
        "--title",
        "Flyer",
        "--owner",
        "li",
        "--due",
        "2024-07-13",
        "--criterion",
        "c",
    )
    before = company.git("rev-parse", "HEAD")
    code, _, err = _at_terminal(company, "n\n", *add)
    assert "2024-07-13 is on a weekend" in err and code and company.git("rev-parse", "HEAD") == before
    assert _at_terminal(company, "y\n", *add)[0] == 0
