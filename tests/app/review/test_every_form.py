"""What somebody may not do is found in every form in which it may come in: by hand, in a squash, rebased, in a merge, by sync, by push."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.review.test_pull_requests import WRONG
from tests.support.company import identity
from tests.support.reviewing.pull_request import DOING, Branch
from tests.support.servers.guarding import guard
from tests.support.servers.remotes import served

WAYS = {
    "the person": "another department's feedback", "the state": "a log on a task that nobody took on",
    "a field": "a log that needs help and does not say whose", "what it is bound to": "feedback to terms that nobody asked about",
    "the date": "dated tomorrow", "the term": "another term than everybody's", "whose it is": "a log in somebody else's name",
    "a plan": "a task edited by its owner", "an agreed date": "a date moved in the plan", "a post": "somebody makes themself lead",
}  # fmt: skip
"""By what is broken, one of the wrong pull requests."""


def base_moves(branch: Branch) -> None:
    """Main goes on with something else."""
    branch.git("switch", "--quiet", "main")
    branch.did("zhao", "task", "comment", "q3/page", "-m", "Meanwhile")
    branch.git("switch", "--quiet", "change")


def by_hand(branch: Branch, who: str, does: Callable[[Branch], object]) -> None:
    does(branch)
    branch.commit(who)


def squashed(branch: Branch, who: str, does: Callable[[Branch], object]) -> None:
    """Together with a right act of the same person, and an admin in the trailers."""
    branch.did(who, "task", "comment", "q3/page", "-m", "Soon?")
    does(branch)
    branch.git("reset", "--quiet", "--soft", "main")
    branch.commit(who, also="Co-authored-by: Zhou Min <zhou@example.com>")


def rebased(branch: Branch, who: str, does: Callable[[Branch], object]) -> None:
    by_hand(branch, who, does)
    base_moves(branch)
    branch.by(who, "rebase", "--quiet", "main")


def merged(branch: Branch, who: str, does: Callable[[Branch], object]) -> None:
    """In the merge itself."""
    branch.did(who, "task", "comment", "q3/page", "-m", "Soon?")
    base_moves(branch)
    branch.by(who, "merge", "--quiet", "--no-ff", "--message", "Merge", "main")
    does(branch)
    branch.by(who, "add", "--all")
    branch.by(who, "commit", "--quiet", "--amend", "--no-edit")
    assert len(branch.git("log", "-1", "--format=%P").split()) == 2


FORMS = (by_hand, squashed, rebased, merged)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("way", WAYS)
def test_it_is_found_in_every_form(branch: Branch, way: str, form: Callable[..., None]) -> None:
    if WAYS[way] not in WRONG:
        pytest.fail(f"there is no {WAYS[way]}")
    who, does, found = WRONG[WAYS[way]]
    form(branch, who, does)
    assert branch.codes() >= set(found.split())


@pytest.mark.parametrize("way", WAYS)
def test_neither_sync_nor_the_server_takes_it(branch: Branch, way: str, tmp_path: Path) -> None:
    who, does, found = WRONG[WAYS[way]]
    with served("path", tmp_path / "server", branch.environment) as remote:
        branch.git("switch", "--quiet", "main")
        remote.publish(branch)
        guard(remote, tmp_path)
        by_hand(branch, who, does)
        tip = branch.git("rev-parse", "origin/main")
        synced = branch.does(who, "sync")
        assert synced.code and any(f"[{code}]" in synced.err + synced.out for code in found.split()), synced
        pushed = subprocess.run(
            ["git", "push", "origin", "main"], cwd=branch.root, env={**branch.environment, **identity(who, branch.clock)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert pushed.returncode and all(f"[{code}]" in pushed.stderr for code in found.split()), pushed.stderr
        branch.git("fetch", "--quiet")
        assert branch.git("rev-parse", "origin/main") == tip


def test_what_is_right_comes_in_by_every_form(branch: Branch) -> None:
    rebased(branch, "li", lambda b: b.did("li", *DOING, "--no-commit"))
    assert branch.codes() == set()
