"""Statements that are kept as text, of which one is made when somebody asks what it says: of thousands, few are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property, partial
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.snapshot import Entry

if TYPE_CHECKING:
    from xcollab.schema.statement import Statement


class Columns(NamedTuple):
    """What is known of statements without making them, of each the same number of items."""

    names: Sequence[str]
    on: Sequence[str]
    acts: Sequence[str]
    at: Sequence[str]
    """Moments with their offsets."""
    asks: Sequence[str]
    """1 where somebody may be asked for a word because of it."""
    speaks_of: Sequence[str]
    """Ids with blanks between them."""

    @classmethod
    def of(cls, entries: Collection[Entry]) -> Columns:
        """Of some."""
        return cls(
            [entry.name for entry in entries],
            [entry.on for entry in entries],
            [entry.act for entry in entries],
            [entry.at.isoformat() for entry in entries],
            [str(int(entry.asks)) for entry in entries],
            [" ".join(entry.speaks_of) for entry in entries],
        )


class KeptEntry(Entry):
    """One of them: equal to any entry that says the same. As a tuple it is what is kept of it (see `kept_entries`)."""

    @cached_property
    def statement(self) -> Statement:
        """What it says."""
        made: Statement = _MAKE(self)(_TEXT(self))
        return made

    @property
    def on(self) -> str:
        """As it is kept."""
        return str(_ON(self))

    @property
    def act(self) -> str:
        """As it is kept."""
        return str(_ACT(self))

    @cached_property
    def at(self) -> datetime:
        """As it is kept."""
        return datetime.fromisoformat(_AT(self))

    @property
    def asks(self) -> bool:
        """As it is kept."""
        return bool(_ASKS(self) == "1")

    @property
    def speaks_of(self) -> Collection[str]:
        """As it is kept."""
        return str(_SPEAKS_OF(self)).split(" ")

    def _replace(self, **changes: object) -> Entry:  # type: ignore[override]  # it is no kept one any more
        return Entry(self.name, self.statement)._replace(**changes)  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Entry) and self.name == other.name and self.statement == other.statement

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.name, self.statement))

    def __repr__(self) -> str:
        return repr(Entry(self.name, self.statement))

    def __iter__(self) -> Iterator[str | Statement]:
        return iter((self.name, self.statement))


_ON, _ACT, _AT, _ASKS, _SPEAKS_OF, _TEXT, _MAKE = map(itemgetter, range(len(Entry._fields), len(Entry._fields) + 7))


def kept_entries(columns: Columns, texts: Sequence[bytes], make: Callable[[bytes], Statement]) -> list[Entry]:
    """Entries from what is known of them, their texts, and what makes a statement of a text.

    Of thousands nothing is called for each: where an entry has its statement, they have nothing, and behind it all the rest.
    """
    if {len(each) for each in columns} != {len(texts)}:
        raise ValueError(len(texts))
    kept = zip(columns.names, repeat(None), *columns[1:], texts, repeat(make), strict=False)
    return list(map(partial(tuple.__new__, KeptEntry), kept))
