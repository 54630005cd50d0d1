"""A lock on a file, as the system itself has it: it ends with the process, whatever becomes of that.

By the two calls that Python has for it: to load a library of locks took a twentieth of an act's processor time.
"""

import os
import sys
from contextlib import suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = (EACCES, EAGAIN, EDEADLK)
"""What systems say where somebody else holds it."""


class FileLock:
    """One process at a time holds it. The file stays, so that all who wait look at the same one."""

    def __init__(self, path: Path, mode: int) -> None:
        self.path, self._mode = path, mode
        self._file = -1

    def taken(self) -> bool:
        """Whether it is held from now on, as nobody else holds it. Raises `OSError` where the file cannot be made or locked."""
        file = os.open(
            self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0), self._mode
        )
        try:
            with suppress(PermissionError):  # another account's: who may write it is theirs to say
                self.path.chmod(self._mode)
            _take(file)
        except OSError as error:
            os.close(file)
            if error.errno in _HELD:
                return False
            raise
        self._file = file
        return True

    def release(self) -> None:
        """Whoever waits may hold it."""
        os.close(self._file)
        self._file = -1
