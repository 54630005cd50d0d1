"""The commits that only this clone has: the acts that a sync takes out, that undo takes back, that are parked."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.store.git.commit_object import Commit, empty_tree
from xcollab.store.git.commits import commits_between, commits_of
from xcollab.store.git.merge_result import merged_by_git
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git


class LocalCommit(NamedTuple):
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
    flaws: tuple[str, ...] = ()
    """What in it is not as git writes it: the judge refuses such a commit."""


def unpublished(repository: Repository, tip: str, head: str) -> list[LocalCommit]:
    """The commits up to `head` that `tip` does not have, the oldest first; clean merges are left out.

    Raises `Refused` where a merge was made by hand, because what was decided in it would be lost.
    """
    own = []
    for commit in commits_between(repository.git, tip, head):
        if len(commit.parents) < 2:
            own.append(_own(commit))
        elif not _by_git_alone(repository.top, commit):
            raise Refused("merged-by-hand", commit=commit.id[:10], subject=commit.subject)
    return own


def _by_git_alone(git: Git, merge: Commit) -> bool:
    """Whether git itself would have made the same of all its parents, without asking anybody."""
    made = merged_by_git(git, merge)
    return not made.decided and made.tree == merge.tree


def commits(repository: Repository, range_: str, *more: str) -> Iterator[tuple[LocalCommit, list[str]]]:
    """The commits of a range, the oldest first, each with the parents that it has beyond the first."""
    for commit in commits_of(repository.git, "--reverse", "--topo-order", *more, "--end-of-options", range_, "--"):
        yield _own(commit), list(commit.parents[1:])


def _own(commit: Commit) -> LocalCommit:
    trailers = (commit.said("Xcollab-Act"), commit.said("Xcollab-Subject"))
    fields = tuple(" ".join(commit.act.get("xcollab-fields", ())).split())
    parent = commit.parents[0] if commit.parents else empty_tree(commit.id)
    return LocalCommit(
        commit.id,
        parent,
        commit.author.name,
        commit.author.email,
        commit.at,
        commit.subject,
        *trailers,
        fields,
        commit.flaws,
    )
