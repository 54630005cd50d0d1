"""Git's index, changed beside itself and put in its place in one step.

Meanwhile git's own lock on it is held, by a link to a file of the journal: so it is known afterwards whose that lock is, and
nothing but the act's own paths changes in the index.
"""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from xcollab.errors import GitRefused
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.transaction.journal import Journal

_PATIENCE = 2.0
"""Seconds to wait for somebody else's git: most hold the index for a moment."""
_PAUSE = 0.02


class PrivateIndex:
    """A copy of the index in the journal, which git is told to use; `publish` makes it the index."""

    def __init__(self, repository: Repository, journal: Journal) -> None:
        self._index, self._lock = repository.private / "index", repository.private / "index.lock"
        self._own, self.path = journal.home / "lock", journal.home / "index"
        self._repository = repository

    @property
    def git(self) -> Git:
        """Git in the workspace's directory, on the copy."""
        return self._repository.git.also(GIT_INDEX_FILE=str(self.path))

    @property
    def top(self) -> Git:
        """Git at the top of the repository, on the copy."""
        return self._repository.top.also(GIT_INDEX_FILE=str(self.path))

    def take(self) -> None:
        """Lock the index and copy it; raises `GitRefused` where somebody else's git holds it."""
        if not self.held:
            self._link()
        for left in (self.path, self.path.with_name("index.lock")):
            left.unlink(missing_ok=True)
        try:
            shutil.copy2(self._index, self.path)  # with its time, by which git tells what changed within a second
        except FileNotFoundError:  # nothing was ever added
            return
        except OSError as error:
            raise GitRefused("cannot-write", path=str(self.path), said=error.strerror or "") from None

    def _link(self) -> None:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._linked()
            except FileExistsError:
                if time.monotonic() > until:
                    raise index_locked(self._lock) from None
            except OSError as error:
                raise GitRefused("cannot-write", path=str(self._lock), said=error.strerror or "") from None
            time.sleep(_PAUSE)

    def _linked(self) -> None:
        try:
            os.link(self._own, self._lock)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            os.close(os.open(self._lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            self._own.write_text(str(self._lock.stat().st_ino))

    @property
    def held(self) -> bool:
        """Whether git's lock is ours."""
        try:
            noted = self._own.read_text(encoding="ascii")
            return str(self._lock.lstat().st_ino) == (noted or str(self._own.stat().st_ino))
        except (OSError, UnicodeError):
            return False

    def publish(self) -> None:
        """Make the copy the index, and let go of the lock."""
        if self.path.exists():
            self.path.replace(self._index)
        self.release()

    def release(self) -> None:
        """Let go of the lock, if it is ours."""
        if self.held:
            with suppress(OSError):
                self._lock.unlink()


def index_locked(lock: Path) -> GitRefused:
    """The refusal for a lock of somebody else's, which says how old it is."""
    try:
        age = max(0, int(time.time() - lock.stat().st_mtime))
    except OSError:
        age = 0
    return GitRefused("index-locked", path=str(lock), seconds=age)
