"""At a terminal a verdict is asked for criterion by criterion; what it comes to, and what that needs, is asked afterwards."""

import json

import pytest

from tests.commands.filling.test_typing import Screen
from tests.support.company import Company, identity
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal


@pytest.fixture
def delivered(working: Company) -> Company:
    """Li handed in the report, which has two criteria."""
    working.did("li", "acceptance", "submit", "q3/report", "--deliverable", "Report")
    return working


def _judged(company: Company, answers: str, *words: str) -> tuple[int, str]:
    given, out, err = Screen(answers), Screen(), Screen()
    environment = {**company.environment, **identity("zhou", company.clock)}
    call = Terminal(company.root, environment, company.random, out=out, err=err, given=given)
    return run(call, ("acceptance", "judge", "q3/report", *words)), err.getvalue()


def _said(company: Company) -> dict[str, object]:
    shown = json.loads(company.did("zhou", "acceptance", "show", "q3/report", "--json"))
    entries = [*shown["verdicts"].values(), *shown["returns"]]
    return dict(entries[-1])


def test_all_met_is_a_pass_and_nothing_more_is_asked(delivered: Company) -> None:
    code, err = _judged(delivered, "y\nyes well done\n")
    assert code == 0, err
    assert "1. " in err and "Is it met? y: yes; n: no; what is missing may follow" in err
    assert [check["met"] for check in _said(delivered)["checks"]] == [True, True]  # type: ignore[attr-defined]


def test_what_is_not_met_is_passed_with_conditions_once_the_follow_up_is_named(delivered: Company) -> None:
    code, err = _judged(delivered, "perhaps\ny\nn no prices\n有条件通过\nAdd prices\n")
    assert code == 0, err
    assert "a criterion is not met, and no verdict is named" in err
    said = _said(delivered)
    assert said["follow_up"] and said["checks"][1]["note"] == "no prices"  # type: ignore[index]


def test_or_returned_with_what_a_return_needs(delivered: Company) -> None:
    code, err = _judged(delivered, "y\nn\nreturn\nno prices\nadd them\n\n2024-07-18\n")
    assert code == 0, err
    said = _said(delivered)
    assert (said["act"], said["fixes"], said["fix_by"]) == ("return", ["add them"], "2024-07-18")


def test_in_a_pipe_it_is_refused_with_the_flag(delivered: Company) -> None:
    result = delivered.does("zhou", "acceptance", "judge", "q3/report")
    assert result.code == 2 and "(--check)" in result.err
