"""Statements that are kept as text, of which one is made when somebody asks what it says: of thousands, few are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
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
    asks: Sequence[int]
    """1 where somebody may be asked for a word because of it."""

    @classmethod
    def of(cls, entries: Collection[Entry]) -> Columns:
        """Of some."""
        return cls(
            [entry.name for entry in entries],
            [entry.on for entry in entries],
            [entry.act for entry in entries],
            [entry.at.isoformat() for entry in entries],
            [int(entry.asks) for entry in entries],
        )


class KeptEntry(Entry):
    """One of them: equal to any entry that says the same."""

    @property
    def statement(self) -> Statement:
        """What it says."""
        held = self.__dict__
        if "made" not in held:
            held["made"] = held["make"](held["text"])
        made: Statement = held["made"]
        return made

    @property
    def on(self) -> str:
        """As it is kept."""
        return str(self.__dict__["place"])

    @property
    def act(self) -> str:
        """As it is kept."""
        return str(self.__dict__["deed"])

    @property
    def at(self) -> datetime:
        """As it is kept."""
        held = self.__dict__
        if "said" not in held:
            held["said"] = datetime.fromisoformat(held["moment"])
        said: datetime = held["said"]
        return said

    @property
    def asks(self) -> bool:
        """As it is kept."""
        return bool(self.__dict__["wants"])

    def may_name(self, ids: Collection[str]) -> bool:
        """Whether an id stands anywhere in its text."""
        text = self.__dict__["text"]
        if len(ids) == 1:  # thousands are asked of one
            (alone,) = ids
            return alone in text
        return any(one in text for one in ids)

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


def kept_entries(columns: Columns, texts: Sequence[str], make: Callable[[str], Statement]) -> list[Entry]:
    """Entries from what is known of them, their texts, and what makes a statement of a text."""
    made: list[Entry] = []
    for name, place, deed, moment, wants, text in zip(*columns, texts, strict=True):
        one = tuple.__new__(KeptEntry, (name, None))
        one.__dict__ = {"place": place, "deed": deed, "moment": moment, "wants": wants, "text": text, "make": make}
        made.append(one)
    return made
