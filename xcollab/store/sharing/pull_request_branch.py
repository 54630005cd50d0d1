"""Branches for pull requests: an act is committed on one beside the working tree, the index and the current branch.

`signoff/COLLAB/DEPARTMENT` is used as long as it is not merged. Pre-commit hooks need a working tree and do not run here.
"""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.git.differences import changed
from xcollab.store.git.plumbing import edited, merged, recommitted, recorded, replayed, tree_of
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.sharing.remote import SIGNOFF, Seen

if TYPE_CHECKING:
    from xcollab.store.transaction.save_commit import Write


class Line(NamedTuple):
    """A branch for a pull request."""

    name: str
    tip: str
    """The commit that the next act is judged against and put on."""
    here: str
    """Where the branch stands in this clone; an empty text where it does not exist here."""
    behind: int = 0
    """Commits of the default branch that the branch does not have."""


def line_of(repository: Repository, seen: Seen, collab: str, department: str) -> Line:
    """The branch that an act of a department goes to: the one under way, or a new one from the remote's default branch.

    A branch that was squashed into the default one and still lies on the remote cannot go on without force; a number makes the next.
    """
    git, main = repository.git, seen.tip(repository)
    for number in count(1):
        name = _numbered(collab, department, number)
        here, there = branch_tip(git, name), seen.tips.get(name, "")
        tip = joined(repository, seen, name, here)
        if tip and not _finished(git, tip, main):
            return Line(name, tip, here, int(git.run("rev-list", "--count", f"{tip}..{main}").text))
        if not there or is_ancestor(git, there, main):
            return Line(name, main, here)
    raise AssertionError("numbers do not end")


def line_at_head(repository: Repository, seen: Seen, collab: str, department: str) -> Line:
    """The branch that acts of the current branch go to; one that has something else is left alone."""
    git, head = repository.git, repository.commit()
    for number in count(1):
        name = _numbered(collab, department, number)
        here, there = branch_tip(git, name), seen.tips.get(name, "")
        if all(not tip or is_ancestor(git, tip, head) for tip in (here, there)):
            return Line(name, head, here)
    raise AssertionError("numbers do not end")


def _numbered(collab: str, department: str, number: int) -> str:
    return f"{SIGNOFF}{collab}/{department}" + (f".{number}" if number > 1 else "")


def branch_tip(git: Git, name: str) -> str:
    """Where a branch stands in this clone; an empty text where it does not exist."""
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"refs/heads/{name}").text


def is_ancestor(git: Git, older: str, newer: str) -> bool:
    """Whether everything of a commit is in the history of another."""
    return git.ask("merge-base", "--is-ancestor", older, newer).code == 0


def joined(repository: Repository, seen: Seen, name: str, here: str) -> str:
    """Where a branch stands for both sides: what was committed only here is put on what others pushed."""
    git, there, main = repository.git, seen.tips.get(name, ""), seen.tip(repository)
    if not (here and there) or here == there:
        return here or there
    if is_ancestor(git, here, there):
        return there
    if is_ancestor(git, there, here):
        return here
    tip = there
    for commit in git.run("rev-list", "--reverse", "--no-merges", here, f"^{there}", f"^{main}").text.splitlines():
        again = replayed(git, commit, tip)
        if again.conflicts:
            raise GitRefused("branch-parted", remote=seen.remote, branch=name, paths=sorted(again.conflicts))
        tip = recommitted(git, again.tree, (tip,), commit)
    return tip


def _finished(git: Git, tip: str, main: str) -> bool:
    """Whether the default branch has all of it: merged, rebased or squashed."""
    if is_ancestor(git, tip, main):
        return True
    both = merged(git, main, tip)
    return not both.conflicts and both.tree == tree_of(git, main)


def under_way(repository: Repository) -> dict[str, tuple[str, str]]:
    """Sign-off branches of this clone that HEAD does not have yet: by name, where each began and where it stands."""
    git, found = repository.git, {}
    for line in git.run("for-each-ref", "--format=%(objectname) %(refname)", f"refs/heads/{SIGNOFF}").text.splitlines():
        tip, ref = line.split(" ", 1)
        if not _finished(git, tip, "HEAD"):
            found[ref.removeprefix("refs/heads/")] = (git.ask("merge-base", "HEAD", tip).text, tip)
    return found


def add(repository: Repository, line: Line, writes: "Sequence[Write]", message: str) -> str:
    """Commit files on the branch as the person at work, signed where git signs; the commit. The caller holds the lock."""
    git = repository.top
    files: dict[str, bytes | None] = {repository.prefix + write.path: write.content for write in writes}
    tree = edited(git, tree_of(git, line.tip), files)
    commit = recorded(git, tree, (line.tip,), message)
    set_branch(repository, line, commit)
    return commit


def set_branch(repository: Repository, line: Line, commit: str) -> None:
    """Move the branch by compare-and-swap. One that somebody stands on stays: its files would no longer fit."""
    if line.here == commit:
        return
    git = repository.git
    standing = git.run("worktree", "list", "--porcelain").text.splitlines()
    if f"branch refs/heads/{line.name}" in standing:
        raise GitRefused("branch-in-use", branch=line.name)
    moved = git.ask("update-ref", "-m", "xcollab: sign-off", f"refs/heads/{line.name}", commit, line.here)
    if moved.code:
        raise GitRefused("git-failed", command="update-ref", said=moved.err)


def added_paths(repository: Repository, main: str, tip: str) -> list[str]:
    """What a pull request would bring: files of the repository that differ from where its branch began."""
    base = repository.git.ask("merge-base", main, tip).text
    return sorted(changed(repository.top, base or main, tip))
