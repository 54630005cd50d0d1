"""What git itself would have made of a merge: what differs from it is the merger's own doing."""

from typing import NamedTuple

from xcollab.store.git.commit_object import Commit
from xcollab.store.git.plumbing import edited, merged, scaffolded, tree_of
from xcollab.store.git.runner import Git


class ByGit(NamedTuple):
    """A merge as git would have made it."""

    tree: str
    decided: tuple[str, ...]
    """Paths at which git found a conflict, so that the merger decided."""


def merged_by_git(git: Git, commit: Commit) -> ByGit:
    """The tree that git itself would have given a merge commit of two parents or more, one after the other.

    Where git finds a conflict, the first parent's version stands, or the other's where the merger took that; a submodule
    stands at the commit that the merger took.
    """
    ours = commit.parents[0]
    decided: dict[str, None] = {}
    for theirs in commit.parents[1:]:
        merge = merged(git, ours, theirs, unrelated=True)
        files = {path: sides for path, sides in merge.conflicts.items() if path not in merge.links}
        taken = {path: _taken(git, commit.tree, path, sides.ours, sides.theirs) for path, sides in files.items()}
        links = {path: link for path in merge.links if (link := _link(git, commit.tree, path))}
        tree = edited(git, merge.tree, {path: _content(git, blob) for path, blob in taken.items()}, links)
        decided |= dict.fromkeys(merge.conflicts)
        ours = scaffolded(git, tree, (ours, theirs), "merge")
    return ByGit(tree_of(git, ours), tuple(decided))


def _taken(git: Git, result: str, path: str, ours: str | None, theirs: str | None) -> str | None:
    found = git.ask("rev-parse", "--verify", "--quiet", f"{result}:{path}").text or None
    return theirs if found == theirs else ours


def _link(git: Git, tree: str, path: str) -> str | None:
    """The commit of a submodule; None where there is none, or something else."""
    kind, _, commit = git.run(
        "ls-tree", "--full-tree", "--format=%(objecttype) %(objectname)", tree, "--", path
    ).text.partition(" ")
    return commit if kind == "commit" else None


def _content(git: Git, blob: str | None) -> bytes | None:
    return git.objects.one(blob) if blob else None
