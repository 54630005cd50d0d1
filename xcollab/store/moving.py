"""Moving the branch with its files from one commit to another, so that a kill at any moment is made good by the next command.

The branch moves by compare-and-swap, which is the one point at which it happens; index and files follow. What the user staged
or edited elsewhere stays. A journal in the private part of the repository tells the next command what was under way.
"""

import json
import time
from pathlib import Path

from xcollab.errors import GitRefused, Refused
from xcollab.store.git import Git
from xcollab.store.repository import Repository

JOURNAL = "xcollab.moving"
"""Its name among git's own files."""
_PATIENCE = 2
"""Seconds that somebody else's git may hold the index before its lock counts as left behind by the kill."""


def move(repository: Repository, new: str, why: str) -> None:
    """Bring branch, index and files from HEAD to `new`; raises `Refused` where uncommitted files stand in the way.

    The caller holds the lock.
    """
    git = repository.top
    old = repository.commit()
    if old == new:
        return
    git.ask("update-index", "-q", "--refresh")
    tried = git.ask("read-tree", "-n", "-m", "-u", old, new)
    if tried.code and (paths := _in_the_way(git, old, new)):
        raise Refused("in-the-way", paths=paths, said=tried.err)
    if tried.code:
        raise GitRefused("git-failed", command="read-tree", said=tried.err)
    journal = _journal(repository)
    journal.write_text(json.dumps({"old": old, "new": new}))
    moved = git.ask("update-ref", "-m", f"xcollab: {why}", "HEAD", new, old)
    if moved.code:
        journal.unlink()
        raise GitRefused("git-failed", command="update-ref", said=moved.err)
    git.run("read-tree", "-m", "-u", old, new)
    journal.unlink()


def recover(repository: Repository) -> None:
    """Finish what a killed command began; a file that somebody has written in since is left alone."""
    journal = _journal(repository)
    if not journal.exists():
        return
    try:
        told = json.loads(journal.read_text())
    except ValueError:  # killed while the journal was written: nothing had moved yet
        journal.unlink()
        return
    git = repository.top
    if repository.commit() == told["new"]:
        _unlock(repository, journal)
        _bring_up(git, told["old"], told["new"])
    journal.unlink()


def changed_paths(git: Git, old: str, new: str) -> dict[str, tuple[str, str]]:
    """By path, the blobs before and after; zeros where a side has no such file."""
    out = git.run("diff-tree", "-r", "-z", "--no-renames", old, new).out.decode("utf-8", "surrogateescape")
    fields = out.split("\0")
    return {
        path: (about.split(" ")[2], about.split(" ")[3]) for about, path in zip(fields[::2], fields[1::2], strict=False)
    }


def _journal(repository: Repository) -> Path:
    return repository.private / JOURNAL


def _in_the_way(git: Git, old: str, new: str) -> list[str]:
    out = git.run("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").out
    dirty = {record[3:] for record in out.decode("utf-8", "surrogateescape").split("\0") if record}
    return sorted(dirty & changed_paths(git, old, new).keys())


def _unlock(repository: Repository, journal: Path) -> None:
    """A lock on the index that is younger than the journal and does not go away is the killed command's own."""
    lock = repository.private / "index.lock"
    until = time.monotonic() + _PATIENCE
    while lock.exists() and time.monotonic() < until:
        time.sleep(0.05)
    if lock.exists() and lock.stat().st_mtime >= journal.stat().st_mtime:
        lock.unlink()


def _bring_up(git: Git, old: str, new: str) -> None:
    for path, (before, after) in changed_paths(git, old, new).items():
        file = git.directory / path
        found = git.run("hash-object", "--", path).text if file.is_file() else "0" * 40
        if found not in (before, after):
            continue
        if set(after) == {"0"}:
            file.unlink(missing_ok=True)
            git.run("rm", "--cached", "--quiet", "--ignore-unmatch", "--", path)
        else:
            git.run("checkout", "--quiet", new, "--", path)
