"""Killed at any moment, a move of the branch (sync, undo, an act done again) is finished or never was, and nothing is doubled."""

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.company import Company
from tests.support.concurrency.killed import Case, killed
from tests.support.run.by_turns import step
from tests.support.shared import Clones, share

LIST = ("parked", "list", "--json")
COMMENT = ("request", "comment", "q3", "-m", "The next one")
FLYER = ("task", "add", "flyer", "--title", "Flyer", "--owner", "sun", "--due", "2024-07-12", "--criterion", "c")


def clones_of(company: Company, directory: Path) -> Clones:
    """Two clones whose addresses stay true where all three directories are copied elsewhere."""
    clones = share(company, directory)
    for clone in (clones.ours, clones.theirs):
        clone.git("remote", "set-url", "origin", "../acme.git")
    clones.theirs.clock += timedelta(minutes=7)
    return clones


def syncing(clones: Clones) -> Case:
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "edit", "page", "--description", "For phones first")
    clones.ours.did("zhou", "request", "comment", "q3", "-m", "Mine")
    return Case(str(clones.bare.parent), "zhou", ("sync",), ("sync",), clones.ours.clock.isoformat())


def undoing(clones: Clones) -> Case:
    clones.ours.did("zhou", "request", "comment", "q3", "-m", "Mine")
    return Case(str(clones.bare.parent), "zhou", ("undo",), COMMENT, clones.ours.clock.isoformat())


def _parked(clones: Clones) -> str:
    clones.theirs.did("zhou", *FLYER)
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", *FLYER, "--description", "Another one")
    clones.ours.did("zhou", "sync")
    (parked,) = json.loads(clones.ours.did("zhou", "parked", "list", "--json"))["parked"]
    return str(parked["name"])


def doing_again(clones: Clones) -> Case:
    words = ("parked", "redo", _parked(clones), "--as", "flyer-2")
    return Case(str(clones.bare.parent), "zhou", words, COMMENT, clones.ours.clock.isoformat(), LIST)


def withdrawing(clones: Clones) -> Case:
    words = ("parked", "withdraw", _parked(clones))
    return Case(str(clones.bare.parent), "zhou", words, COMMENT, clones.ours.clock.isoformat(), LIST)


def proposing(clones: Clones) -> Case:
    words = ("feedback", "give", "sales", "-d", "accept", "--scope", "dealers", "--pr")
    clones.ours.did("zhou", "request", "revise", "q3", "--objective", "700 orders", "--reason", "more demand")
    clones.ours.did("zhou", "sync")
    return Case(str(clones.bare.parent), "li", words, COMMENT, clones.ours.clock.isoformat())


def wrong(one: dict[str, Any]) -> list[str]:
    """What is not as it must be after a kill and the next command."""
    found = []
    if one["next"] != 0 or one["code"] == 70:
        found.append(f"{one['code']} {one['said']}, then {one['next']}: {one['told']}")
    left = [
        name for name in one["left"] if not name.startswith(".git/xcollab.queue/")
    ]  # thrown away by whoever writes next
    if one["status"] or left or one["fsck"] or one["look"][0]:
        found.append(f"left: {one['status']} {one['left']}, fsck {one['fsck']}, check {one['look']}")
    if doubled := [subject for subject, times in Counter(one["commits"]).items() if times > 1]:
        found.append(f"doubled: {doubled}")
    return [f"{one['point']}: {line}" for line in found]


@pytest.mark.parametrize(
    ("prepare", "every"), [(syncing, 20), (undoing, 14), (doing_again, 20), (withdrawing, 20), (proposing, 20)],
    ids=["sync", "undo", "parked redo", "parked withdraw", "a pull request"],
)  # fmt: skip
def test_a_move_that_is_killed_is_finished_or_never_was(
    working: Company, tmp_path: Path, prepare: Any, every: int
) -> None:
    case = prepare(clones_of(working, tmp_path))
    where = tmp_path.parent / f"{tmp_path.name}-killed"
    (undisturbed,) = killed(case, [0], where, working.environment)
    assert (undisturbed["code"], wrong(undisturbed)) == (0, [])
    results = killed(case, range(1, undisturbed["deeds"] + 1, step(every)), where, working.environment)
    assert [line for one in results for line in wrong(one)] == []
    for one in results:
        if case.look == LIST:
            still = bool(json.loads(one["look"][1])["parked"])
            assert case.words[1] == "withdraw" or still != one["moved"], "parked, or else done"
