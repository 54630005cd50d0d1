"""Only one xcollab writes in a clone at a time; those who wait are served in turn, and are told that they wait."""

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xcollab.errors import GitRefused
from xcollab.store.files.required_version import refuse_older
from xcollab.store.git.processes import Process, ended, this_process, within
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.file_lock import FileLock
from xcollab.store.transaction.recovery import recover

PATIENCE = 60.0
"""Seconds to wait for the same one: for as long as the queue moves, a turn will come."""
_PATIENCE_WITHIN = 3.0
"""The same in a hook of an xcollab that writes: what it runs in the background gets its turn then, else it would never end."""
_TOLD_AFTER = 1.0
"""Seconds after which a person is told what is waited for."""
_PAUSE = 0.02
"""Seconds between two looks, for each place in the queue: many who wait leave the processor to the one who works."""
_LONGEST_PAUSE = 25
"""The same, in pauses: who is far behind looks twice a second."""
LOCK, QUEUE = "xcollab.lock", "xcollab.queue"
"""Their names among git's own files."""

Waiting = Callable[[int], None]
"""Hears, once, how many are before this one."""


@contextmanager
def locked(repository: Repository, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the lock of a clone, where this xcollab may write. First of all, what a killed command left is finished or
    taken back.
    """
    lock = FileLock(repository.private / LOCK, 0o644 | _shared(repository.private))
    with _ticket(repository.private / QUEUE) as before:
        began, told, hooked = time.monotonic(), False, within(repository.git.environment)
        moved, fewest = began, float("inf")
        while True:
            others = before()
            if others < fewest:
                moved, fewest = time.monotonic(), others
            try:
                if not others and lock.taken():
                    break
            except OSError as error:  # another account's, or the disk's
                raise GitRefused("not-writable", path=str(lock.path), said=error.strerror or "") from None
            waited = time.monotonic() - began
            if waited > _PATIENCE_WITHIN and hooked:
                raise GitRefused("locked-by-ourselves")
            if time.monotonic() - moved > PATIENCE:
                raise GitRefused("locked", path=str(lock.path), seconds=int(PATIENCE))
            if waiting and waited > _TOLD_AFTER and not told:
                waiting(others + 1)
                told = True
            time.sleep(_PAUSE * min(others + 1, _LONGEST_PAUSE))
    try:
        refuse_older(repository)
        recover(repository)
        yield
    finally:
        lock.release()


@contextmanager
def _ticket(queue: Path) -> Iterator[Callable[[], int]]:
    """A place in the queue, which is a file named by the moment and the process; yields how many are before it."""
    own = this_process()
    ticket = queue / f"{time.time_ns():020d}.{own.pid}.{own.began}"
    try:
        if not queue.is_dir():
            queue.mkdir(exist_ok=True)
            queue.chmod(queue.stat().st_mode | _shared(queue.parent))
        ticket.touch()
    except OSError as error:
        raise GitRefused("not-writable", path=str(queue), said=error.strerror or "") from None
    try:
        yield lambda: sum(_waits(queue / name, own) for name in os.listdir(queue) if name < ticket.name)
    finally:
        with suppress(OSError):
            ticket.unlink()


def _shared(directory: Path) -> int:
    """The right to write of group and others, where git shares a repository among accounts (core.sharedRepository)."""
    return directory.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _waits(ticket: Path, own: Process) -> bool:
    """Whether whoever took a ticket still waits; the ticket of one that was killed is thrown away."""
    _, pid, began = (*ticket.name.split("."), "", "")[:3]
    gone = not pid.isdecimal() or ended(own._replace(pid=int(pid), began=began))
    if not gone:
        return True
    with suppress(OSError):
        ticket.unlink()
    return False
