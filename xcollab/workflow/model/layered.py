"""A mapping of which the next version shares nearly all with the one before: a fold makes thousands of them."""

from collections.abc import Iterator, Mapping
from math import isqrt
from typing import Self, TypeVar

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


class Layered(Mapping[_Key, _Item]):
    """What was there, which is never changed, and over it the few items that became others since.

    Once they are more than the root of the number of all, both are copied into one: n versions cost n times that root, where
    copies of a whole dictionary would cost its square.
    """

    def __init__(self, below: Mapping[_Key, _Item], above: Mapping[_Key, _Item] | None = None) -> None:
        self._below, self._above = below, above or {}

    @classmethod
    def over(cls, items: Mapping[_Key, _Item]) -> Self:
        """The items, which nobody changes any more."""
        return items if isinstance(items, cls) else cls(items)

    def changed(self, key: _Key, item: _Item) -> "Layered[_Key, _Item]":
        """The next version, in which one item is another, or is new and the last."""
        above = {**self._above, key: item}
        if len(above) > isqrt(len(self._below)) + 8:
            return Layered({**self._below, **above})
        return Layered(self._below, above)

    def __getitem__(self, key: _Key) -> _Item:
        return self._above[key] if key in self._above else self._below[key]

    def __iter__(self) -> Iterator[_Key]:
        yield from self._below
        yield from (key for key in self._above if key not in self._below)

    def __len__(self) -> int:
        return len(self._below) + sum(key not in self._below for key in self._above)
