"""`status` where several collaborations run: a line each; where one does, its own screen."""

import json

import pytest

from tests.support.reviewing.pull_request import Branch


@pytest.mark.parametrize(("language", "said"), [("en", "2 feedback"), ("zh", "2 需求反馈")])
def test_a_line_for_each_with_the_command_that_tells_more(branch: Branch, language: str, said: str) -> None:
    told = branch.did("zhou", "status", "--lang", language)
    assert said in told and "q3" in told and "q4" in told
    assert "xcollab status q" in told.splitlines()[-1]
    later = branch.did("zhou", "status", "--lang", language, "--now", "2024-10-20").splitlines()
    assert next("09-30→10-20" in line for line in later if " q3 " in line)
    assert all(len(line) < 100 for line in told.splitlines())


def test_where_one_is_meant_its_screen_is_shown_and_all_on_demand(branch: Branch) -> None:
    assert "Launch in Q3  (q3)" in branch.did("zhou", "status", "q3")
    branch.environment["XCOLLAB_COLLAB"] = "q3"
    assert "Launch in Q3  (q3)" in branch.did("zhou", "status")
    assert "q4" in branch.did("zhou", "status", "--all")
    assert "do not go together" in branch.does("zhou", "status", "q3", "--all").err


def test_programs_are_told_either(branch: Branch) -> None:
    every = json.loads(branch.did("zhou", "status", "--json"))
    assert (every["schema"], [one["collab"] for one in every["collabs"]]) == ("standings", ["q3", "q4"])
    assert json.loads(branch.did("zhou", "status", "q4", "--json"))["schema"] == "status"


def test_where_nothing_runs_it_says_what_to_type(branch: Branch) -> None:
    branch.did("chen", "request", "cancel", "q4", "--reason", "r")
    branch.did("chen", "request", "cancel", "q3", "--reason", "r")
    assert "xcollab request new" in branch.did("zhou", "status", "--all")
