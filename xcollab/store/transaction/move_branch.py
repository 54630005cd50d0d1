"""Moving the branch with its files from one commit to another: all of it or nothing, whatever kills it.

The branch moves by compare-and-swap, which is the one point at which it happens; index and files follow. What the user staged
or edited elsewhere stays.
"""

from collections.abc import Mapping

from xcollab.errors import GitRefused, Refused
from xcollab.store.git.differences import changed
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.transaction.index import PrivateIndex
from xcollab.store.transaction.journal import Journal, Plan, token
from xcollab.store.transaction.recovery import settle


def move(repository: Repository, new: str, why: str, refs: Mapping[str, str | None] | None = None) -> None:
    """Bring branch, index and files from HEAD to `new`; raises `Refused` where uncommitted files stand in the way.

    `refs` are references of our own (`refs/xcollab/…`) that change with it: their new commits, or None to take one away.
    The caller holds the lock.
    """
    old = repository.commit()
    if old == new and not refs:
        return
    journal, plan = (
        Journal(repository),
        Plan(act="move", old=old, new=new, refs=dict(refs or {}), token=token()),
    )
    journal.begin(plan, {})
    index = PrivateIndex(repository, journal)
    try:
        index.take()
        _moved(index.top, old, new, why)
    except BaseException:
        if not settle(repository, journal, plan, sure=True):
            raise
    else:
        settle(repository, journal, plan, sure=True, ready=True)


def _moved(git: Git, old: str, new: str, why: str) -> None:
    git.ask("update-index", "-q", "--refresh")
    tried = git.ask("read-tree", "-n", "-m", "-u", old, new)
    if tried.code and (paths := _in_the_way(git, old, new)):
        raise Refused("in-the-way", paths=paths, said=tried.err)
    if tried.code:
        raise GitRefused("git-failed", command="read-tree", said=tried.err)
    git.run("update-ref", "-m", f"xcollab: {why}", "HEAD", new, old)
    git.run("read-tree", "-m", "-u", old, new)


def _in_the_way(git: Git, old: str, new: str) -> list[str]:
    out = git.run("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").out
    dirty = {record[3:] for record in out.decode("utf-8", "surrogateescape").split("\0") if record}
    return sorted(dirty & changed(git, old, new).keys())
