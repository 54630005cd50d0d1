"""A file that the person named, wherever it lies: opened without waiting, only where it is plain, never read beyond a limit."""

import os
import stat
from pathlib import Path

from xcollab.errors import Misused


def read_named(file: Path, limit: int) -> bytes:
    """Its bytes; of a larger one than `limit`, one byte more than that. Raises `Misused` where it cannot be read."""
    try:
        with open(file, "rb", opener=_without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise Misused("not-a-file", path=str(file))
            return opened.read(limit + 1)
    except IsADirectoryError:
        raise Misused("not-a-file", path=str(file)) from None
    except (OSError, ValueError) as error:  # a name with a NUL is none
        raise Misused("no-such-file", path=str(file), said=getattr(error, "strerror", None) or str(error)) from None


def _without_waiting(path: str, flags: int) -> int:
    """A pipe would be waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
