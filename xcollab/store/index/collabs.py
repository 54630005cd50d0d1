"""What was found out of collaborations, by the id of the tree that each of them was read from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xcollab.store.index.database import Database, checksum
from xcollab.store.index.version import VERSION

if TYPE_CHECKING:
    from xcollab.store.files.records import Kept
    from xcollab.store.index.passages import Told

_TABLES = """
CREATE TABLE IF NOT EXISTS known (key TEXT PRIMARY KEY, sum INTEGER, data TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS context (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS collab (
    context INTEGER, id TEXT, tree TEXT, running INTEGER, sum INTEGER, tasks BLOB, data BLOB, PRIMARY KEY (context, id, tree)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origin (
    context INTEGER, id TEXT, tree TEXT, made_from TEXT, PRIMARY KEY (context, id, tree)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (home TEXT PRIMARY KEY, sum INTEGER, data TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoint (home TEXT PRIMARY KEY, tree TEXT, sum INTEGER, data BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS home (number INTEGER PRIMARY KEY AUTOINCREMENT, collab TEXT, tree TEXT, UNIQUE (collab, tree));
CREATE TABLE IF NOT EXISTS told (home INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY, rank INTEGER, at INTEGER, collab TEXT, who TEXT, kind TEXT, above BLOB, own BLOB
);
"""
"""The last three are what is searched (`passages`): what is swept, and apart from it what is shown. What may be long stands last:
SQLite goes through it to reach what stands behind.
"""
_CONTEXTS = 4
"""Settings with people that are remembered; those used before them are forgotten."""
_VERSIONS = 3
"""Of a collaboration, on an average: where there are more, all but the present ones are forgotten."""
_HOMES = 1_000
"""Collaborations whose records are kept at most: those that somebody looked at one by one."""
_CHECKPOINTS = 50
"""Large collaborations of which it is kept what was folded of them, at most."""
_KNOWN = 20_000
"""Other things that are remembered at most."""


class Row(NamedTuple):
    """What is known of a collaboration at a tree."""

    id: str
    tree: str
    running: bool
    tasks: bytes
    """What a board shows of it."""
    data: bytes
    """All else."""
    made_from: str = ""
    """What of settings and people it was made from (`adoption`)."""
    told: Told | None = None
    """What it says, to be searched; of one that was just read."""


class CollabIndex:
    """What one repository's clone remembers; every answer may be empty."""

    def __init__(self, shared: Path) -> None:
        self.path = shared / "xcollab" / f"index-{VERSION}.sqlite"
        self.database = Database(self.path, _TABLES)

    def size(self) -> int:
        """How many collaborations it knows something of."""
        homes = "SELECT id FROM collab UNION SELECT substr(home, 1, instr(home, '@') - 1) FROM records WHERE home <> ''"
        return sum(row["n"] for row in self.database.read(f"SELECT count(*) AS n FROM ({homes})"))  # noqa: S608 - no word of others

    def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """What was remembered under some keys."""
        marks = ",".join("?" * len(keys))
        found = self.database.read(f"SELECT key, data, sum FROM known WHERE key IN ({marks})", keys)  # noqa: S608 - marks alone
        return {key: data for key, data, total in found if total == checksum(data)}

    def remember(self, known: Mapping[str, str]) -> None:
        """Remember something under keys."""
        rows = [(key, checksum(data), data) for key, data in known.items()]

        def steps(database: sqlite3.Connection) -> None:
            (count,) = database.execute("SELECT count(*) FROM known").fetchone()
            if count > _KNOWN:
                database.execute("DELETE FROM known")
            database.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", rows)

        self.database.write(steps)

    def records(self, home: str) -> Kept:
        """The records of a collaboration, as they were kept last."""
        for data, total in self.database.read("SELECT CAST(data AS BLOB), sum FROM records WHERE home = ?", (home,)):
            if total == checksum(data):
                kept: Kept = json.loads(data)
                return kept
        return {}

    def keep_records(self, home: str, records: Kept) -> None:
        """Keep these of a collaboration, instead of those before."""
        data = json.dumps(records, ensure_ascii=False, separators=(",", ":"))

        def steps(database: sqlite3.Connection) -> None:
            (count,) = database.execute("SELECT count(*) FROM records").fetchone()
            if count > _HOMES:
                database.execute("DELETE FROM records")
            database.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (home, checksum(data), data))

        self.database.write(steps)

    def checkpoint(self, home: str) -> tuple[str, bytes] | None:
        """What was folded of a large collaboration last: the id of its tree, and a text."""
        found = self.database.read("SELECT tree, data, sum FROM checkpoint WHERE home = ?", (home,))
        return next(((tree, data) for tree, data, total in found if total == checksum(data)), None)

    def keep_checkpoint(self, home: str, tree: str, text: bytes) -> None:
        """Keep this of one, instead of what was there before."""

        def steps(database: sqlite3.Connection) -> None:
            (count,) = database.execute("SELECT count(*) FROM checkpoint").fetchone()
            if count > _CHECKPOINTS:
                database.execute("DELETE FROM checkpoint")
            database.execute(
                "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)", (home, tree, checksum(text), text)
            )

        self.database.write(steps)

    def collabs(self, context: str, only: str | None = None) -> list[Row]:
        """What is known under some settings and people, of all or of one; of what has ended, only that it has, unless it
        was asked for.
        """
        columns, ours = "id, tree, running, tasks, data, sum", "context = (SELECT id FROM context WHERE key = ?)"
        values = (context, only) if only else (context,)
        if only:
            ours += " AND id = ?"
        else:
            columns = "id, tree, running, iif(running, tasks, x''), iif(running, data, x''), sum * running"
        found = self.database.read(f"SELECT {columns} FROM collab WHERE {ours}", values)  # noqa: S608 - written above
        return [
            Row(name, tree, bool(running), tasks, data)
            for name, tree, running, tasks, data, total in found
            if total == checksum(tasks, data)
        ]

    def keep(self, context: str, rows: Iterable[Row], current: Mapping[str, str]) -> None:
        """Remember what was found of some collaborations; `current` are the trees of all of them in the revision."""

        def steps(database: sqlite3.Connection) -> None:
            database.execute("INSERT OR IGNORE INTO context (key) VALUES (?)", (context,))
            (number,) = database.execute("SELECT id FROM context WHERE key = ?", (context,)).fetchone()
            every = list(rows)
            origins = ((number, row.id, row.tree, row.made_from) for row in every)
            database.executemany("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?)", origins)
            new = (
                (number, row.id, row.tree, row.running, checksum(row.tasks, row.data), row.tasks, row.data)
                for row in every
            )
            database.executemany("INSERT OR REPLACE INTO collab VALUES (?, ?, ?, ?, ?, ?, ?)", new)
            for table in ("collab", "origin"):
                database.execute(f"DELETE FROM {table} WHERE context <= ?", (number - _CONTEXTS,))  # noqa: S608 - ours
            database.execute("DELETE FROM context WHERE id <= ?", (number - _CONTEXTS,))
            kept = database.execute("SELECT id, tree FROM collab WHERE context = ?", (number,)).fetchall()
            if len(kept) > _VERSIONS * len(current) + 100:
                gone = [(number, name, tree) for name, tree in kept if current.get(name) != tree]
                for table in ("collab", "origin"):
                    database.executemany(f"DELETE FROM {table} WHERE context = ? AND id = ? AND tree = ?", gone)  # noqa: S608 - ours

        self.database.write(steps)
