"""The one reader of commits: git says which there are, their objects are read by the process that stays, and parsed by us.

`git log --format` would show what git makes of an odd commit, and join what somebody put into a field.
"""

from collections.abc import Iterator

from xcollab.errors import GitRefused
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.objects import Unread
from xcollab.store.git.runner import Git

_AT_ONCE = 500
"""Commits read together: a history is told as it is read."""


def commits_of(git: Git, *which: str) -> Iterator[Commit]:
    """Commits in the order in which `git rev-list` names them; `which` are its words.

    Raises `GitRefused` where one is missing or damaged.
    """
    names = git.run("rev-list", *which).text.split()
    for start in range(0, len(names), _AT_ONCE):
        few = names[start : start + _AT_ONCE]
        read = git.objects.read(few)
        for name in few:
            raw = read[name]
            if isinstance(raw, Unread):
                raise GitRefused(raw.why, object=name[:12])
            yield Commit(name, raw)


def commits_between(git: Git, base: str, head: str) -> list[Commit]:
    """Every commit that `head` has and `base` has not, parents before children; both are ids."""
    return list(commits_of(git, "--topo-order", "--reverse", head, f"^{base}"))


def commit_at(git: Git, name: str) -> Commit:
    """The commit of an id; raises `GitRefused` where it cannot be read."""
    return Commit(name, git.objects.one(name))


def paths_in(git: Git, commit: str) -> Iterator[str]:
    """Every file of a commit, from the top of the repository."""
    out = git.run("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).out
    return (path for path in out.decode("utf-8", "surrogateescape").split("\0") if path)
