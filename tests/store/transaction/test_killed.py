"""Killed at any moment, an act happened whole or not at all, and the next command works."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.company import Company
from tests.support.concurrency.killed import Case, killed
from tests.support.run.by_turns import step
from tests.support.writing_acts import ACTS

NEXT = ("request", "comment", "q3", "-m", "The next one")


def prepared(company: Company, name: str) -> Case:
    """An act of `acts`, about to be typed."""
    act = ACTS[name]
    act.prepare(company)
    return Case(str(company.root.parent), act.who, act.words, NEXT, company.clock.isoformat())


def whole(one: dict[str, Any]) -> list[str]:
    """What is not as it must be after a kill, in words; nothing, where all is well."""
    wrong = []
    if one["next"] != 0:
        wrong.append(f"the next command ended with {one['next']}: {one['told']}")
    if one["status"] or one["left"]:
        wrong.append(f"left: {one['status']} {one['left']}")
    if one["fsck"] or one["look"][0]:
        wrong.append(f"fsck {one['fsck']}, check {one['look']}")
    expected = 1 + (one["moved"])
    if len(one["commits"]) != expected:
        wrong.append(f"commits {one['commits']}, moved {one['moved']}")
    if one["code"] == 0 and not one["moved"]:
        wrong.append("acknowledged and not there")
    if one["code"] == 70:
        wrong.append(one["said"])
    return [f"{one['point']}: {line}" for line in wrong]


def deeds(case: Case, where: Path, company: Company) -> int:
    """How many points there are at which it could be killed."""
    (undisturbed,) = killed(case, [0], where, company.environment)
    assert (undisturbed["code"], whole(undisturbed)) == (0, [])
    return int(undisturbed["deeds"])


KILL_GIT = "kill -9 $PPID"
KILL_BOTH = "read _ _ _ xcollab _ < /proc/$PPID/stat; kill -9 $xcollab $PPID"
KILL_XCOLLAB = "read _ _ _ xcollab _ < /proc/$PPID/stat; kill -9 $xcollab; sleep 0.3"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a hook learns only on Linux whose child git is")
@pytest.mark.parametrize("script", [KILL_GIT, KILL_BOTH, KILL_XCOLLAB], ids=["git", "git and xcollab", "xcollab"])
@pytest.mark.parametrize("hook", ["pre-commit", "commit-msg", "post-commit", "prepared", "committed"])
def test_what_is_killed_by_a_hook_while_git_commits_is_whole_or_not_at_all(
    working: Company, tmp_path: Path, hook: str, script: str
) -> None:
    """A hook that kills stands for whatever kills at that moment; git holds its locks then."""
    case = prepared(working, "task log")
    transaction = hook in ("prepared", "committed")
    name, told = ("reference-transaction", f"[ $1 = {hook} ] || exit 0; {script}") if transaction else (hook, script)
    (one,) = killed(
        case._replace(hook=name, script=told), [0], tmp_path.parent / f"{tmp_path.name}-k", working.environment
    )
    comment, *landed = (subject.rpartition(" ")[0] for subject in one["commits"])
    assert comment == "comment q3"
    assert landed in ([], ["log progress q3/report"])
    assert one["code"] in (-9, 4, 0)
    assert one["code"] == -9 or (one["code"] == 0) == bool(landed), "what it said of the commit is true"
    assert whole(one | {"moved": bool(landed)}) == []


@pytest.mark.parametrize("alone", [False, True], ids=["with its git", "alone"])
@pytest.mark.parametrize(
    ("name", "every"), [("task log", 5), ("request revise", 12), ("acceptance pass", 12), ("member add", 12)]
)
def test_an_act_that_is_killed_is_whole_or_not_at_all(
    working: Company, tmp_path: Path, name: str, every: int, alone: bool
) -> None:
    case = prepared(working, name)
    count = deeds(case, tmp_path.parent / f"{tmp_path.name}-killed", working)
    assert count > 20
    every = step(every * (2 if alone else 1))
    # The last one as well: by then it is told whether it is whole, wherever the steps fall.
    points = [-point if alone else point for point in sorted({*range(1, count + 1, every), count})]
    results = killed(case, points, tmp_path.parent / f"{tmp_path.name}-killed", working.environment)
    assert all(one["code"] == -9 for one in results)
    assert {one["moved"] for one in results} == {False, True}
    assert [line for one in results for line in whole(one)] == []
