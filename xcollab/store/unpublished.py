"""The commits that only this clone has: the acts that a sync takes out, that undo takes back, that are parked."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.store.dates import moment_of
from xcollab.store.git import Git
from xcollab.store.plumbing import EMPTY_TREE, merged, tree_of
from xcollab.store.repository import Repository

_SHOWN = ("%H", "%P", "%an", "%ae", "%ad", "%s", "%(trailers:key=Xcollab-Act,valueonly,unfold)",
          "%(trailers:key=Xcollab-Subject,valueonly,unfold)", "%(trailers:key=Xcollab-Fields,valueonly,unfold)")  # fmt: skip


class Own(NamedTuple):
    """A commit as far as acts are concerned: whose it is, and what it did."""

    commit: str
    parent: str
    """The first parent, or the empty tree before the first commit."""
    name: str
    email: str
    at: datetime
    subject: str
    act: str = ""
    """Kind of subject and act, such as `task.create`, where xcollab made the commit."""
    on: str = ""
    """What the act was on, as people write it."""
    fields: tuple[str, ...] = ()
    """What an edit of a plan changed."""


def unpublished(repository: Repository, tip: str, head: str) -> list[Own]:
    """The commits up to `head` that `tip` does not have, the oldest first; clean merges are left out.

    Raises `Refused` where a merge was made by hand, because what was decided in it would be lost.
    """
    own = []
    for one, others in commits(repository, f"{tip}..{head}"):
        if not others:
            own.append(one)
        elif not _merged_by_git(repository.git, one, others):
            raise Refused("merged-by-hand", commit=one.commit[:10], subject=one.subject)
    return own


def _merged_by_git(git: Git, merge: Own, others: list[str]) -> bool:
    """Whether git itself would have made the same of the two."""
    if len(others) > 1:
        return False
    made = merged(git, merge.parent, others[0])
    return not made.conflicts and made.tree == tree_of(git, merge.commit)


def commits(repository: Repository, range_: str, *more: str) -> Iterator[tuple[Own, list[str]]]:
    """The commits of a range, the oldest first, each with the parents that it has beyond the first."""
    asked = ("-z", "--no-show-signature", "--date=raw", "--reverse", "--topo-order")
    shown = f"--format={'%x00'.join(_SHOWN)}"
    out = repository.git.run("log", *asked, shown, *more, "--end-of-options", range_, "--").out
    told = out.decode("utf-8", "replace").split("\0")
    for at in range(0, len(told) - 1, len(_SHOWN)):  # counted, because a trailer may be empty, or stand twice
        commit, parents, name, email, when, subject, act, on, fields = told[at : at + len(_SHOWN)]
        first, *others = parents.split(" ")
        moment = moment_of(when)
        trailers = (_last(act), _last(on), tuple(fields.split()))
        yield Own(commit, first or EMPTY_TREE, name, email, moment, subject, *trailers), others


def _last(values: str) -> str:
    """Of a trailer that says one thing and stands twice, the last counts, as in `history`."""
    return values.strip().rpartition("\n")[2]
