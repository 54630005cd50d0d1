"""The board of whoever is at work: their own tasks, or those of their department."""

import pytest

from tests.support.reviewing.pull_request import Branch


@pytest.mark.parametrize(("own", "named"), [("--mine", "--owner"), ("--my-department", "--department")])
def test_what_is_ones_own_is_not_somebody_elses(branch: Branch, own: str, named: str) -> None:
    refused = branch.does("zhou", "board", own, named, "sales")
    assert refused.code == 2
    assert own in refused.err and named in refused.err


def test_ones_own_tasks_are_those_of_ones_name(branch: Branch) -> None:
    assert branch.did("li", "board", "q3", "--mine") == branch.did("li", "board", "q3", "--owner", "li")
