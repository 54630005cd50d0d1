"""What becomes of a change that is under way: finished where it happened, taken back where it did not.

Whether it happened is asked of HEAD, never inferred from how a command ended. The same code ends every change, ends one that
failed, and ends what a killed command left, for whoever holds the lock next.
"""

import os
import re
import shutil
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from xcollab.errors import GitRefused, Refused, XcollabError
from xcollab.schema.digests import sha256
from xcollab.store.disk import no_links
from xcollab.store.git.differences import REGULAR, touched_between
from xcollab.store.git.plumbing import blobs, update_refs
from xcollab.store.git.processes import runs, this_process
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.transaction.index import PrivateIndex
from xcollab.store.transaction.journal import Journal, Plan, Written

_PATIENCE = 30.0
"""Seconds to wait for a git whose xcollab was killed, and for the hooks that it runs."""
_LOCK_PATIENCE = 1.0
"""Seconds that a lock on a branch may be there before it counts as left by the kill: git holds it for a moment."""
_LARGEST = 64 * 2**20
"""Bytes of a file that is compared with what the journal says; no file of a change is larger."""
ASIDE = "xcollab.aside"
"""Where, among git's own files, a file is kept that a kill left and that nobody can tell a hook's work from a person's."""


def recover(repository: Repository) -> None:
    """End what a killed command left; raises `GitRefused` where that cannot be done from here. The caller holds the lock."""
    journal = Journal(repository)
    journal.sweep()
    if not journal.there:
        return
    process, plan = journal.read()
    if process.host != this_process().host:  # a lock may not reach across machines
        raise GitRefused("change-elsewhere", host=process.host, pid=process.pid, path=str(journal.home))
    if not _childless(journal):
        raise GitRefused("change-under-way", path=str(journal.home), seconds=int(_PATIENCE))
    settle(repository, journal, plan, sure=False)


def _childless(journal: Journal) -> bool:
    """Wait for what the killed command had started. Only POSIX systems tell."""
    try:
        import fcntl
    except ImportError:
        time.sleep(_LOCK_PATIENCE)
        return True
    until = time.monotonic() + _PATIENCE
    with suppress(FileNotFoundError), (journal.home / "alive").open("rb") as alive:
        while True:
            try:
                fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            except OSError:
                if time.monotonic() > until:
                    return False
            time.sleep(0.05)
    return True


def settle(repository: Repository, journal: Journal, plan: Plan, *, sure: bool, ready: bool = False) -> str:
    """Finish the change or take it back; its commit, or an empty text where it did not happen.

    `sure`: the files are as this process left them, nobody else can have written in them. `ready`: nothing failed, so it
    happened, and the private index is what the index is to be.
    Raises `GitRefused` where it cannot be told whether it happened; the journal then stays for the next command.
    """
    index = PrivateIndex(repository, journal)
    try:
        if not ready:
            _unlock(repository, journal, plan)
            _sweep_indexes(repository, journal)
        commit = plan.new or "HEAD" if ready else happened(repository, plan)
        if commit:
            with suppress(OSError, XcollabError):  # it did happen: what is left to tidy up, the next command tidies up
                if not ready:
                    _catch_up(repository, index, plan, commit, sure=sure)
                _finish(repository, index, plan)
                journal.close()
        else:
            _take_back(repository, journal, plan, sure=sure)
            index.release()
            journal.close()
    finally:
        index.release()
    return commit


def happened(repository: Repository, plan: Plan) -> str:
    """The commit of the change, if HEAD has it; otherwise an empty text."""
    found = repository.git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    head = found.text if not found.code else ""
    if not head and plan.old is not None:
        raise GitRefused("unsettled", said=found.err)
    if plan.act == "move":
        return head if head == plan.new else ""
    if plan.act == "write" or head in ("", plan.old) or not plan.files:
        return ""
    range_ = f"{plan.old}..{head}" if plan.old else head
    asked = repository.git.ask("log", "-1", "--format=%H", range_, "--", *(written.path for written in plan.files))
    if asked.code:
        raise GitRefused("unsettled", said=asked.err)
    return asked.text


def _catch_up(repository: Repository, index: PrivateIndex, plan: Plan, commit: str, *, sure: bool) -> None:
    """The index, and the files, as the commit has them."""
    index.take()
    if plan.act == "move":
        _bring_up(index.top, plan.old or "", commit)
    else:
        _follow(repository, index.git, plan.files, sure=sure)


def _finish(repository: Repository, index: PrivateIndex, plan: Plan) -> None:
    index.publish()
    _sweep(repository, plan)
    if plan.refs:
        update_refs(repository.git, plan.refs)


def _follow(repository: Repository, git: Git, files: Sequence[Written], *, sure: bool) -> None:
    """The files of a commit, and the index, as the commit has them; what somebody wrote in since is left alone."""
    ids = _committed(repository, [written.path for written in files])
    gone = [written.path for written in files if written.path not in ids]
    own = {w.path for w in files if sure or digest(repository.root, w.path) in (w.before, w.after)}
    written_since = "".join(f"{REGULAR} {blob}\t{path}\0" for path, blob in ids.items() if path not in own)
    if gone:
        git.run("update-index", "-z", "--force-remove", "--stdin", given="\0".join([*gone, ""]).encode())
    if written_since:
        git.run("update-index", "-z", "--add", "--index-info", given=written_since.encode())
    if there := sorted(own & ids.keys()):
        git.run("checkout", "--quiet", "HEAD", "--", *there)


def _committed(repository: Repository, paths: Sequence[str]) -> dict[str, str]:
    """Those of some files that HEAD has, and the ids of their contents."""
    cut = len(repository.prefix)
    if repository.git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").code:
        return {}
    found = blobs(repository.top, "HEAD", [repository.prefix + path for path in paths])
    return {path[cut:]: blob for path, blob in found.items()}


def _take_back(repository: Repository, journal: Journal, plan: Plan, *, sure: bool) -> None:
    """Every file as it was before."""
    in_head, root = _committed(repository, [written.path for written in plan.files]), repository.root
    for number, written in enumerate(plan.files):
        found = digest(root, written.path)
        if found == written.before:
            continue
        if written.before is not None:
            if sure or found in (written.after, None):
                _restore(journal.kept(number), root / written.path, written.before)
        elif written.path not in in_head and (sure or found == written.after):
            no_links.remove(root, written.path)
        elif written.path not in in_head:
            aside = repository.private / ASIDE
            aside.mkdir(exist_ok=True)
            shutil.move(root / written.path, aside / f"{plan.token}-{written.path.rpartition('/')[2]}")
    _sweep(repository, plan)
    for directory in plan.directories:
        no_links.remove_empty_directory(root, directory)


def _restore(kept: Path, path: Path, expected: str) -> None:
    """Put back what was there, by a rename where that can be done: a full disk has no room for a second copy."""
    if digest(kept.parent, kept.name) != expected:
        raise GitRefused("odd-journal", path=str(kept.parent))
    if path.exists():
        kept.chmod(path.stat().st_mode & 0o777)
    try:
        kept.replace(path)
    except OSError:  # another file system
        shutil.copyfile(kept, path)


def _sweep(repository: Repository, plan: Plan) -> None:
    for number, written in enumerate(plan.files):
        with suppress(OSError, Refused):
            home = written.path.rpartition("/")[0]
            no_links.remove(repository.root, f"{home}/{temporary(plan.token, number)}".lstrip("/"))


def temporary(token: str, number: int) -> str:
    """The name beside a file under which its new content is written, before that takes its place in one step."""
    return f".xcollab-{token}-{number}"


def digest(root: Path, path: str) -> str | None:
    """The SHA-256 of a plain file; None where there is none. Raises `Refused` where a link is there or on the way."""
    if no_links.look(root, path) is None:
        return None
    try:
        return sha256(no_links.read(root, path, _LARGEST))
    except OSError:
        return None


def _bring_up(git: Git, old: str, new: str) -> None:
    """Index and files from one commit to another, path by path; a file that somebody has written in since is left alone."""
    ours = [
        file
        for file in touched_between(git, old, new)
        if _lying(git, file.path) in {file.before or "", file.after or "", ""}
    ]
    gone = [file.path for file in ours if file.after is None]
    for name in gone:
        no_links.remove(git.directory, name)
    listed = "\0".join([*gone, ""]).encode("utf-8", "surrogateescape")
    if gone:
        git.run("update-index", "-z", "--force-remove", "--stdin", given=listed)
    if there := [file.path for file in ours if file.after is not None]:
        listed = "\0".join([*there, ""]).encode("utf-8", "surrogateescape")
        git.run("checkout", "--quiet", new, "--pathspec-from-file=-", "--pathspec-file-nul", given=listed)


def _lying(git: Git, path: str) -> str | None:
    """The id of what lies at a path; an empty text where nothing does, None for what is out of reach or no file."""
    try:
        about = no_links.look(git.directory, path)
    except Refused:
        return None
    if about is None:
        return ""
    if stat.S_ISLNK(about.st_mode):
        return git.run("hash-object", "--stdin", given=os.fsencode((git.directory / path).readlink())).text
    return git.run("hash-object", "--", path).text if stat.S_ISREG(about.st_mode) else None


def _unlock(repository: Repository, journal: Journal, plan: Plan) -> None:
    """Take away git's lock on HEAD, on the branch or on its own tidying, where the git that we had started was killed and left it.

    Such a lock is younger than the journal, does not go away, and is empty or holds a commit made on top of what was there.
    """
    head = repository.git.ask("symbolic-ref", "--quiet", "HEAD").text
    names = ["HEAD.lock", "objects/maintenance.lock", *([f"{head}.lock"] if head else [])]
    if not any(path.exists() for path in repository.git.path(*names)):
        return
    begun = (journal.home / "plan").stat().st_mtime
    time.sleep(_LOCK_PATIENCE)
    for lock in repository.git.path(*names):
        with suppress(OSError):
            if lock.stat().st_mtime >= begun and _of_the_change(repository, lock, plan):
                lock.unlink()


def _sweep_indexes(repository: Repository, journal: Journal) -> None:
    """The index that a partial commit makes for its hooks is named by git's process, and stays where that is killed."""
    begun = (journal.home / "plan").stat().st_mtime
    for left in repository.private.glob("next-index-*.lock"):
        pid = left.name.removeprefix("next-index-").removesuffix(".lock")
        with suppress(OSError):
            if re.fullmatch("[0-9]{1,9}", pid) and not runs(int(pid)) and left.stat().st_mtime >= begun:
                left.unlink()


def _of_the_change(repository: Repository, lock: Path, plan: Plan) -> bool:
    noted = lock.read_bytes()[:100].decode("ascii", "replace").strip()
    if noted in ("", plan.new):
        return True
    parent = repository.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{noted}^1")
    return (parent.text or None) == plan.old
