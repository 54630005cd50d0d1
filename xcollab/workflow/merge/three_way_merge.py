"""Two people changed the same plan: what both meant, field by field; and where they mean different things.

Fields that only one of the two changed stand as that one left them. Lists are joined item by item: an item is known by its
`id`, `name`, `what` or `member`, a day by its date, or else by all that it says. Two different values for one thing are a clash, which a person decides.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Literal, NamedTuple, TypeAlias

from xcollab.schema.plain import Plain

Record = Mapping[str, Plain]
Key = tuple[str, ...]
Take = Literal["mine", "theirs"]

_NAMES = ("id", "name", "what", "member")
_DAYS: Mapping[str, tuple[str, ...]] = {"off": ("date",), "work": ("date",)}
"""The days of a calendar, of which several have one name."""


class _Absent(Enum):
    """A value that is not there; None is one that is."""

    ABSENT = 0


_ABSENT = _Absent.ABSENT
_Side: TypeAlias = "Plain | _Absent"


class Clash(NamedTuple):
    """One thing, two values. None stands for a value that is not there."""

    key: Key
    """The way to it: field, then the item's name and its field, where it lies deeper."""
    base: Plain
    mine: Plain
    theirs: Plain


class Contradiction(NamedTuple):
    """Two people, two values for one thing; `key` leads to it in the record."""

    record: str
    key: Key
    mine: object
    theirs: object
    by: str
    """Whose the other value is: a member's id, or the name in a commit."""
    at: datetime | None
    own_at: datetime | None = None
    """When one's own value was said."""
    own_why: str = ""
    why: str = ""
    """The reasons of both, where they gave one."""


class Joined(NamedTuple):
    """What both meant. Where they clash, the side named in `take` is in it, theirs where none is named."""

    record: dict[str, Plain]
    clashes: tuple[Clash, ...]


def join(base: Record, mine: Record, theirs: Record, take: Take = "theirs") -> Joined:
    """The three versions of a plan as one, in the order of `theirs`."""
    joining = _Joining(take)
    return Joined(joining.records(base, mine, theirs, ()), tuple(joining.clashes))


class _Joining:
    """Walks the three versions side by side, and notes where two of them clash."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self.clashes: list[Clash] = []

    def records(self, base: Record, mine: Record, theirs: Record, key: Key, *, items: bool = False) -> dict[str, Plain]:
        joined: dict[str, Plain] = {}
        for name in {**theirs, **mine}:
            was, own, other = (side.get(name, _ABSENT) for side in (base, mine, theirs))
            value = self._value(was, own, other, (*key, name), item=items)
            if value is not _ABSENT:
                joined[name] = value
        return joined

    def _value(self, base: _Side, mine: _Side, theirs: _Side, key: Key, *, item: bool = False) -> _Side:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if isinstance(mine, dict) and isinstance(theirs, dict):
            if base is _ABSENT and item:
                return self._made_twice(mine, theirs, key)
            return self.records(base if isinstance(base, dict) else {}, mine, theirs, key)
        if isinstance(mine, list) and isinstance(theirs, list):
            return self._lists(base if isinstance(base, list) else [], mine, theirs, key)
        return self._clash(base, mine, theirs, key)

    def _lists(self, base: list[Plain], mine: list[Plain], theirs: list[Plain], key: Key) -> _Side:
        """Items that one side added, took away or changed; where both replace the same one differently, they clash."""
        names = _DAYS.get(key[-1], _NAMES)
        was, own, other = (_by_name(items, names) for items in (base, mine, theirs))
        twice = len(was) < len(base) or len(own) < len(mine) or len(other) < len(theirs)
        if twice or _both_replace(was, own, other):
            return self._clash(base, mine, theirs, key)
        items = self.records(was, own, other, key, items=True)
        return list(items.values())

    def _made_twice(self, mine: dict[str, Plain], theirs: dict[str, Plain], key: Key) -> dict[str, Plain]:
        """Both made an item of one name: two things, of which one stands whole. Mixed, two people would become one."""
        for name in {**theirs, **mine}:
            if mine.get(name) != theirs.get(name):
                self._clash(None, mine.get(name), theirs.get(name), (*key, name))
        return mine if self._take == "mine" else theirs

    def _clash(self, base: _Side, mine: _Side, theirs: _Side, key: Key) -> _Side:
        was, own, other = (None if side is _ABSENT else side for side in (base, mine, theirs))
        self.clashes.append(Clash(key, was, own, other))
        return mine if self._take == "mine" else theirs


def _both_replace(was: Record, own: Record, other: Record) -> bool:
    """Two texts for what was one: the same item went on both sides, and something else came on both."""
    gone = was.keys() - own.keys() - other.keys()
    return bool(gone and own.keys() - was.keys() - other.keys() and other.keys() - was.keys() - own.keys())


def _by_name(items: list[Plain], names: tuple[str, ...]) -> dict[str, Plain]:
    return {_name(item, names): item for item in items}


def _name(item: Plain, names: tuple[str, ...]) -> str:
    if isinstance(item, dict):
        return next((str(item[name]) for name in names if name in item), repr(sorted(item.items(), key=str)))
    return str(item)
