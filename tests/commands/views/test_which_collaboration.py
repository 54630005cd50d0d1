"""The collaboration is named plainly or after -C, whichever somebody tries, wherever it can be named at all."""

import pytest

from tests.support.reviewing.pull_request import Branch
from xcollab.commands.edge.registry import every

PLAIN = [typed for _, group in every() for typed, command in group.items()
         if any(argument.name == "collab" for argument in command.arguments)]  # fmt: skip


@pytest.mark.parametrize("typed", PLAIN)
def test_whatever_takes_it_plainly_takes_it_after_the_flag(branch: Branch, typed: str) -> None:
    words = typed.split()[1:]
    plainly, flagged = (branch.does("zhou", *words, *named) for named in (("q3",), ("-C", "q3")))
    assert (flagged.code, flagged.err, flagged.out) == (plainly.code, plainly.err, plainly.out)


def test_a_task_is_asked_about_in_its_collaboration(branch: Branch) -> None:
    assert branch.did("zhou", "why", "page", "-C", "q3") == branch.did("zhou", "why", "q3/page")
    assert branch.did("zhou", "why", "-C", "q3") == branch.did("zhou", "why", "q3")
    assert branch.does("zhou", "why", "page", "-C", "q4").code


def test_an_inbox_of_one_collaboration_alone(branch: Branch) -> None:
    assert "q4" not in branch.did("li", "inbox", "-C", "q3")


def test_two_different_ones_are_too_many(branch: Branch) -> None:
    assert "-C" in branch.does("zhou", "status", "q3", "-C", "q4").err
