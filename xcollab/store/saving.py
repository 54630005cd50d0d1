"""Keeping a change: all of its files in one commit of their own, or nothing.

`git add --intent-to-add` and `git commit --only` run every hook, sign, apply filters, and leave alone what else the user
staged or edited. On any failure files, index and history are as before. (docs/decisions/0003)
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.moving import recover
from xcollab.store.preflight import preflight
from xcollab.store.repository import Repository


class Write(NamedTuple):
    """A file to write. `adopted`: the user's own uncommitted edits of it are part of the act."""

    path: str
    content: bytes
    new: bool
    adopted: bool = False


PATIENCE = 10
"""Seconds to wait for another xcollab in the same clone."""


@contextmanager
def locked(repository: Repository) -> Iterator[None]:
    """Only one xcollab writes in a clone at a time, and first finishes what a killed one began. filelock: the one lock that works on Windows too."""
    from filelock import FileLock, Timeout

    path = repository.private / "xcollab.lock"
    lock = FileLock(path, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise GitRefused("locked", path=str(path), seconds=PATIENCE) from None
    try:
        recover(repository)
        yield
    finally:
        lock.release()


def check_writable(repository: Repository, writes: Sequence[Write]) -> None:
    """Refuse where the files could not be committed now."""
    preflight(
        repository,
        [write.path for write in writes if write.new],
        [write.path for write in writes if not write.new],
        [write.path for write in writes if write.adopted],
    )


def save(repository: Repository, writes: Sequence[Write], message: str, *, commit: bool = True) -> str:
    """Write and commit; the short id of the commit, or an empty text with `commit=False`.

    The caller holds the lock and has called `check_writable`.
    """
    kept = {write.path: _bytes(repository.root / write.path) for write in writes}
    missing = _missing_directories(repository.root, [write.path for write in writes])
    try:
        _write_all(repository.root, writes)
        if not commit:
            return ""
        _commit(repository, writes, message)
    except BaseException:
        _undo(repository, writes, kept, missing)
        raise
    _heal(repository, writes)
    return repository.git.run("rev-parse", "--short", "HEAD").text


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _missing_directories(root: Path, paths: Sequence[str]) -> list[Path]:
    """Directories that a write will create, the deepest first."""
    missing = {parent for path in paths for parent in (root / path).parents if root in parent.parents}
    return sorted((path for path in missing if not path.exists()), key=lambda path: -len(path.parts))


def _write_all(root: Path, writes: Sequence[Write]) -> None:
    for write in writes:
        try:
            _write(root / write.path, write.content)
        except OSError as error:
            raise GitRefused("cannot-write", path=write.path, said=error.strerror or "") from None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".xcollab-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _commit(repository: Repository, writes: Sequence[Write], message: str) -> None:
    new = [write.path for write in writes if write.new]
    if new:
        repository.git.run("add", "--intent-to-add", "--", *new)
    paths = [write.path for write in writes]
    words = ("commit", "--quiet", "--only", "--file=-", "--")
    done = repository.git.ask_as_typed(*words, *paths, given=_encoded(repository, message))
    if done.code:
        raise GitRefused("commit-refused", said=done.err or done.text)


def _encoded(repository: Repository, message: str) -> bytes:
    """The message as git is set to take it: it believes what it is told, and marks the commit with that encoding."""
    try:
        return message.encode(repository.git.ask_as_typed("config", "i18n.commitEncoding").text or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return message.encode()


def _undo(
    repository: Repository, writes: Sequence[Write], kept: dict[str, bytes | None], missing: Sequence[Path]
) -> None:
    for write in writes:
        path, before = repository.root / write.path, kept[write.path]
        if before is None:
            path.unlink(missing_ok=True)
        elif _bytes(path) != before:
            _write(path, before)
    for directory in missing:
        if directory.is_dir() and not any(directory.iterdir()):
            directory.rmdir()
    new = [write.path for write in writes if write.new]
    if new:
        repository.git.ask("rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--", *new)


def _heal(repository: Repository, writes: Sequence[Write]) -> None:
    """A hook that reformats leaves the index or the file behind the commit; both follow it."""
    paths = [write.path for write in writes]
    if repository.git.ask("status", "--porcelain", "-z", "--", *paths).out:
        repository.git.run("reset", "--quiet", "--", *paths)
        repository.git.run("checkout", "--quiet", "HEAD", "--", *paths)
