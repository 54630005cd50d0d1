"""Rows that were made under other settings and people, and hold under the present ones: what they read of those is as it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from xcollab.workflow.views.made_from import Facts

if TYPE_CHECKING:
    from xcollab.store.index.collabs import CollabIndex
    from xcollab.workflow.views.made_from import Read


_OWN = "coalesce((SELECT id FROM context WHERE key = ?), 0)"
_TAKE_OVER = """INSERT OR IGNORE INTO collab SELECT ?, id, tree, running, sum, tasks, data FROM collab
WHERE context = ? AND id = ? AND tree = ?"""
_WITH_ORIGIN = """INSERT OR IGNORE INTO origin SELECT ?, id, tree, made_from FROM origin
WHERE context = ? AND id = ? AND tree = ?"""


def written(reads: tuple[Read, ...], facts: Facts) -> str:
    """What a row was made from, as it is kept beside it."""
    return json.dumps([facts.digest(reads), reads], ensure_ascii=False, separators=(",", ":"))


def _holds(text: str, facts: Facts) -> bool:
    try:
        digest, reads = json.loads(text)
        return bool(digest == facts.digest(tuple(map(tuple, reads))))
    except (ValueError, TypeError, AttributeError):  # damaged
        return False


def adopt(index: CollabIndex, context: str, wanted: Mapping[str, str], facts: Callable[[], Facts]) -> Collection[str]:
    """Take over, for some collaborations by the ids of their trees, what is known of them from other contexts and holds in this one;
    the ids of those for which something did. `facts` are of the present ones; they are asked for only where there is something.
    """
    found: dict[str, tuple[int, str, str]] = {}
    few = f" AND id IN ({','.join('?' * len(wanted))})" if len(wanted) < 100 else ""
    sql = f"SELECT context, id, tree, made_from FROM origin WHERE context <> {_OWN}{few} ORDER BY context DESC"  # noqa: S608 - ours
    rows = index.database.read(sql, (context, *(wanted if few else ())))
    present = facts() if rows else None
    for number, name, tree, text in rows:
        if present and name not in found and wanted.get(name) == tree and _holds(text, present):
            found[name] = (number, name, tree)

    def steps(database: sqlite3.Connection) -> None:
        database.execute("INSERT OR IGNORE INTO context (key) VALUES (?)", (context,))
        (own,) = database.execute("SELECT id FROM context WHERE key = ?", (context,)).fetchone()
        rows = [(own, *row) for row in found.values()]
        database.executemany(_TAKE_OVER, rows)
        database.executemany(_WITH_ORIGIN, rows)

    if found:
        index.database.write(steps)
    return found.keys()
