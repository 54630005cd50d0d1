"""The file of the index: used where that is possible, done without where it is not; no error of it reaches anybody.

SQLite was chosen because it comes with Python, keeps two processes out of each other's way, and reads no more than is asked for.
"""

from __future__ import annotations

import sqlite3
import stat
import weakref
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

_PATIENCE = 2
"""Seconds after which another process that writes is waited for no longer: the answer does not depend on it."""


class Database:
    """A file that may be missing, locked, read-only, damaged, or none of ours: then there is nothing in it."""

    def __init__(self, path: Path, tables: str) -> None:
        self._path, self._tables = path, tables
        self._open: sqlite3.Connection | None = None
        self.failed = ""
        """Why it is done without, in SQLite's words; empty where it is used."""

    def read(self, sql: str, values: Sequence[str | int | bytes] = ()) -> list[sqlite3.Row]:
        """The rows asked for; none where nothing is known."""
        if self.failed or not (self._open or self._path.exists()):
            return []
        try:
            return self._connection().execute(sql, values).fetchall()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return []

    def write(self, steps: Callable[[sqlite3.Connection], None]) -> None:
        """One transaction; where it cannot be made, nothing is remembered."""
        if self.failed:
            return
        try:
            new = not self._path.exists()
            if new:
                self._make_room()
            connection = self._connection()
            with connection:
                connection.executescript(f"BEGIN IMMEDIATE; {self._tables}")
                steps(connection)
            if new:
                self._path.chmod(self._path.stat().st_mode | self._shared())
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _make_room(self) -> None:
        """A directory for it; what other versions of the program left is taken away before there is one more."""
        if not self._path.parent.is_dir():
            self._path.parent.mkdir(exist_ok=True)
            self._path.parent.chmod(self._path.parent.stat().st_mode | self._shared())
        for other in self._path.parent.glob("index-*.sqlite*"):
            with suppress(OSError):
                other.unlink()

    def _shared(self) -> int:
        """The right to write of group and others, where git shares the repository among accounts."""
        return self._path.parent.parent.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            # Whichever thread throws it away may close it.
            self._open = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
            weakref.finalize(self, self._open.close)
            self._open.row_factory = sqlite3.Row
            self._open.execute("PRAGMA trusted_schema = OFF")
        return self._open

    def _give_up(self, error: Exception) -> None:
        """What is no database of ours is taken away, so that the next one who can makes it anew; a locked one stays."""
        self.failed = str(error)
        if self._open:
            self._open.close()
            self._open = None
        if isinstance(error, sqlite3.DatabaseError) and not _passing(error):
            with suppress(OSError):
                self._path.unlink()


def _passing(error: sqlite3.DatabaseError) -> bool:
    """Whether it is the moment or the place that is wrong, not the file: it is locked, cannot be opened or written, the disk is full."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
                    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)  # fmt: skip


def checksum(*parts: str | bytes) -> int:
    """Of what is remembered, in one text or several: a disk that lost something is told from one that did not. Of a long one that
    is read, it is made of its bytes before they are text.
    """
    total = 0
    for part in parts:
        total = zlib.crc32(part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass"), total)
    return total
