"""A maildir: a directory with `new` and `cur`, a file a mail. Only plain files are opened, and none is waited for."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from heapq import nlargest
from pathlib import Path

from xcollab.channels.incoming.mime import LARGEST
from xcollab.errors import Misused


class Maildir:
    """One of them; raises `Misused` where a directory is none."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        if not all((directory / name).is_dir() for name in ("new", "cur")):
            raise Misused("not-a-maildir", path=str(directory))

    def mails(self, most: int) -> Iterator[tuple[str, bytes]]:
        """The newest first; what is no plain file is passed over."""
        for _, name in nlargest(most, self._every()):
            content = _read(self._directory / name)
            if content is not None:
                yield name, content

    def _every(self) -> Iterator[tuple[float, str]]:
        for where in ("new", "cur"):
            with os.scandir(self._directory / where) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                        yield entry.stat(follow_symlinks=False).st_mtime, f"{where}/{entry.name}"

    def mark(self, mails: Iterable[str]) -> None:
        """Moved to `cur` with the flag S, as every program does that has shown a mail."""
        for name in mails:
            base, _, flags = name.partition("/")[2].partition(":2,")
            marked = f"{base}:2,{''.join(sorted({*flags, 'S'}))}"
            with suppress(OSError):  # another program was quicker
                (self._directory / name).rename(self._directory / "cur" / marked)


def _read(path: Path) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        with open(os.open(path, flags), "rb") as file:
            return file.read(LARGEST + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError:
        return None
