"""Two people changed the same plan: what both meant, field by field; and where they mean different things.

Fields that only one of the two changed stand as that one left them. Lists are joined item by item: an item is known by its
`id`, `name` or `what`, or else by all that it says. Two different values for one thing are a clash, which a person decides.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Record = Mapping[str, Any]
Key = tuple[str, ...]
Take = Literal["mine", "theirs"]

_ABSENT: Any = object()
_NAMES = ("id", "name", "what")


class Clash(NamedTuple):
    """One thing, two values. None stands for a value that is not there."""

    key: Key
    """The way to it: field, then the item's name and its field, where it lies deeper."""
    base: Any
    mine: Any
    theirs: Any


class Joined(NamedTuple):
    """What both meant. Where they clash, the side named in `take` is in it, theirs where none is named."""

    record: dict[str, Any]
    clashes: tuple[Clash, ...]


def join(base: Record, mine: Record, theirs: Record, take: Take = "theirs") -> Joined:
    """The three versions of a plan as one, in the order of `theirs`."""
    clashes: list[Clash] = []
    return Joined(_records(base, mine, theirs, (), take, clashes), tuple(clashes))


def _records(base: Record, mine: Record, theirs: Record, key: Key, take: Take, clashes: list[Clash]) -> dict[str, Any]:
    joined = {}
    for name in {**theirs, **mine}:
        versions = (side.get(name, _ABSENT) for side in (base, mine, theirs))
        value = _value(*versions, (*key, name), take, clashes)
        if value is not _ABSENT:
            joined[name] = value
    return joined


def _value(base: Any, mine: Any, theirs: Any, key: Key, take: Take, clashes: list[Clash]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _records(base if isinstance(base, dict) else {}, mine, theirs, key, take, clashes)
    if isinstance(mine, list) and isinstance(theirs, list) and (base is _ABSENT or isinstance(base, list)):
        return _lists([] if base is _ABSENT else base, mine, theirs, key, take, clashes)
    clashes.append(Clash(key, *(None if side is _ABSENT else side for side in (base, mine, theirs))))
    return mine if take == "mine" else theirs


def _lists(
    base: list[Any], mine: list[Any], theirs: list[Any], key: Key, take: Take, clashes: list[Clash]
) -> list[Any]:
    """Items that one side added, took away or changed; when both replace the same item by different ones, they clash."""
    sides = [_by_name(side) for side in (base, mine, theirs)]
    was, own, other = sides
    if len(was) < len(base) or len(own) < len(mine) or len(other) < len(theirs) or _both_replace(*sides):
        clashes.append(Clash(key, base, mine, theirs))
        return mine if take == "mine" else theirs
    joined = []
    for name in {**other, **own}:
        versions = (side.get(name, _ABSENT) for side in sides)
        value = _value(*versions, (*key, name), take, clashes)
        if value is not _ABSENT:
            joined.append(value)
    return joined


def _both_replace(was: Record, own: Record, other: Record) -> bool:
    """Two texts for what was one: the same item went on both sides, and something else came on both."""
    gone = was.keys() - own.keys() & was.keys() - other.keys()
    return bool(gone and own.keys() - was.keys() - other.keys() and other.keys() - was.keys() - own.keys())


def _by_name(items: list[Any]) -> dict[str, Any]:
    return {_name(item): item for item in items}


def _name(item: Any) -> str:
    if isinstance(item, dict):
        return next((str(item[name]) for name in _NAMES if name in item), repr(sorted(item.items(), key=str)))
    return str(item)
