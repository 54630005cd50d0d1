"""What collaborations say, kept to be swept by words: of each as it is in a tree, whatever settings and people are.

A tokeniser of SQLite's own (FTS5) does not tell Chinese words apart, and its trigrams find none of two characters; a sweep over
bytes finds whatever stands there.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.views.search import ASIDE, Asked, Kind, Passage, Searched, Swept, swept

if TYPE_CHECKING:
    from xcollab.store.index.database import Database

_BITS = 20
"""Of the id of a passage; those before them are the number of its collaboration, so that those of one lie beside one another."""
_VERSIONS = 3
"""Of a collaboration, on an average: where there are more, all but the present ones are forgotten."""


class Told(NamedTuple):
    """A collaboration at a tree, in the form in which it is kept."""

    collab: str
    tree: str
    """Its `key`."""
    data: bytes
    rows: tuple[Swept, ...]


class Kept(NamedTuple):
    """Which homes count."""

    known: Mapping[int, str]
    """The collaborations that are kept as they are, by the numbers of their homes."""
    stale: Collection[int]
    """The numbers of those that are kept as they were, or are not asked for."""
    below: int
    """From this number on, none was there yet."""


class Sighting(NamedTuple):
    """A passage that was found."""

    rank: int
    at: int
    collab: str
    number: int
    """Among those of its collaboration."""


def key(tree: str, zone: str) -> str:
    """Under which a collaboration is kept; moments without an offset are meant in the zone."""
    return f"{tree}@{zone}"


def written(found: Searched, tree: str) -> Told:
    """What is kept of a collaboration."""
    passages = [(*one[:5], one.at.isoformat() if one.at else None, *one[6:]) for one in found.passages]
    data = json.dumps([*found[:3], passages], ensure_ascii=False, separators=(",", ":"))
    return Told(found.collab, tree, zlib.compress(data.encode("utf-8", "surrogatepass")), tuple(swept(found)))


def read(data: bytes) -> Searched:
    """The same again. Raises `ValueError` or `zlib.error` where it is damaged."""
    collab, title, status, passages = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return Searched(collab, title, status, tuple(_passage(*one) for one in passages))


def _passage(kind: Kind, record: str, subject: str, *rest: object) -> Passage:
    heading, act, at, by, withdrawn, lines = rest
    moment = datetime.fromisoformat(str(at)) if at else None
    told = tuple(map(str, lines)) if isinstance(lines, list) else ()
    return Passage(kind, record, subject, str(heading), str(act), moment, str(by), bool(withdrawn), told)


def kept(database: Database, keys: Mapping[str, str]) -> Kept:
    """Which homes count of some collaborations, by their keys."""
    rows = database.read("SELECT number, collab, tree FROM home")
    known = {number: collab for number, collab, tree in rows if keys.get(collab) == tree}
    stale = [number for number, _, _ in rows if number not in known]
    return Kept(known, stale, max((number for number, _, _ in rows), default=0) + 1)


def keep(database: Database, every: Collection[Told], current: Mapping[str, str]) -> None:
    """Keep some; `current` are the trees of all collaborations in the revision, as `key` has them."""

    def steps(connection: sqlite3.Connection) -> None:
        for one in every:
            _put(connection, one)
        every_home = connection.execute("SELECT number, collab, tree FROM home").fetchall()
        if len(every_home) > _VERSIONS * len(current) + 100:
            _forget(connection, [number for number, collab, tree in every_home if current.get(collab) != tree])

    if every:
        database.write(steps)


def forget(database: Database, numbers: Sequence[int]) -> None:
    """Those that are damaged."""
    database.write(lambda connection: _forget(connection, numbers))


def _put(connection: sqlite3.Connection, one: Told) -> None:
    connection.execute("INSERT OR IGNORE INTO home (collab, tree) VALUES (?, ?)", (one.collab, one.tree))
    found = connection.execute("SELECT number FROM home WHERE collab = ? AND tree = ?", (one.collab, one.tree))
    (number,) = found.fetchone()
    connection.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (number, one.data))
    _take_out(connection, [number])
    rows = ((number << _BITS | at, *row) for at, row in enumerate(one.rows))
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _take_out(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    spans = ((number << _BITS, number + 1 << _BITS) for number in numbers)
    connection.executemany("DELETE FROM passage WHERE id >= ? AND id < ?", spans)


def _forget(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    _take_out(connection, numbers)
    for table, key in (("told", "home"), ("home", "number")):
        connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(number,) for number in numbers])  # noqa: S608 - ours


def sighted(database: Database, asked: Asked, among: Kept, most: int) -> tuple[int, Sequence[tuple[int, Sighting]]]:
    """How many passages are what is asked for, and the first of them, each with the number of its home."""
    conditions = _Conditions()
    texts = [conditions.given(word.text) for word in asked.words]
    own = [f"instr(own, {text})" for text in texts]
    by = [f"who {conditions.among(word.people)}" if word.people else "0" for word in asked.words]
    above = [f"instr(above, {text})" for text in texts]
    itself = " OR ".join(own)
    wheres = [" OR ".join([*own, *by])]
    if len(own) > 1:
        wheres += [" OR ".join(each) for each in zip(own, by, above, strict=True)]
    wheres += [f"{key} = {conditions.given(value)}" for key, value in asked.within if value]
    wheres.append(f"id < {among.below << _BITS}")  # others may come meanwhile
    if among.stale:
        wheres.append(f"NOT id >> {_BITS} {conditions.among(among.stale)}")
    where = " AND ".join(f"({one})" for one in wheres)
    sql = f"""SELECT id, iif({itself}, rank, rank + {ASIDE}) AS place, at, collab, count(*) OVER () FROM passage
        WHERE {where} ORDER BY place, at DESC, collab, id LIMIT {max(most, 1)}"""  # noqa: S608 - values are given apart
    rows = database.read(sql, conditions.values)
    first = [(row[0] >> _BITS, Sighting(row[1], row[2], row[3], row[0] & (1 << _BITS) - 1)) for row in rows[:most]]
    return (rows[0][4] if rows else 0), first


class _Conditions:
    """Of a statement of SQL, whose values are given apart."""

    def __init__(self) -> None:
        self.values: list[str | int | bytes] = []

    def given(self, value: str | int | bytes) -> str:
        """What stands for a value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    def among(self, values: Collection[str] | Collection[int]) -> str:
        """Whether what stands before it is one of these."""
        return f"IN (SELECT value FROM json_each({self.given(json.dumps(sorted(values)))}))"  # noqa: S608 - a mark


def told(database: Database, numbers: Collection[int]) -> Mapping[int, Searched]:
    """What is kept of some, by their numbers; without those that are damaged."""
    found = {}
    some = "SELECT home, data FROM told WHERE home IN (SELECT value FROM json_each(?))"
    for number, data in database.read(some, (json.dumps(sorted(numbers)),)) if numbers else ():
        try:
            found[number] = read(data)
        except (ValueError, TypeError, zlib.error):
            continue
    return found
