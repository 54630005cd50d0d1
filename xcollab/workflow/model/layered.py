"""A mapping of which the next version shares nearly all with the one before: a fold makes thousands of them."""

from collections.abc import Collection, Iterator, Mapping
from math import isqrt
from typing import Self, TypeVar

from xcollab.workflow.model.kept_items import KeptItems

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


class Layered(Mapping[_Key, _Item]):
    """What was there, which is never changed, and over it the few items that became others since.

    Once they are more than the root of the number of all, both are copied into one: n versions cost n times that root, where
    copies of a whole dictionary would cost its square.
    """

    def __init__(
        self,
        below: Mapping[_Key, _Item],
        above: Mapping[_Key, _Item] | None = None,
        order: Collection[_Key] | None = None,
    ) -> None:
        self._below, self._above, self._order = below, above or {}, order

    @classmethod
    def over(cls, items: Mapping[_Key, _Item]) -> Self:
        """The items, which nobody changes any more."""
        return items if isinstance(items, cls) else cls(items)

    def changed(self, key: _Key, item: _Item) -> "Layered[_Key, _Item]":
        """The next version, in which one item is another, or is new and the last."""
        above = {**self._above, key: item}
        order = (*self._order, key) if self._order is not None and key not in self else self._order
        if len(above) > isqrt(len(self._below)) + 8:
            whole = {**self._below, **above}
            return Layered(whole if order is None else {name: whole[name] for name in order})
        return Layered(self._below, above, order)

    def arranged(self, order: Collection[_Key]) -> "Layered[_Key, _Item]":
        """The same items in another order of their keys."""
        return Layered(self._below, self._above, order)

    def since(self, before: Mapping[_Key, _Item]) -> Collection[_Key] | None:
        """The keys under which another item stands than in a version before, or that are new; None where it is no version of
        the same.
        """
        if self._below is before:
            return self._above.keys()
        if not isinstance(before, Layered) or before._below is not self._below:
            return None
        if any(key not in self for key in before._above):
            return None
        return [key for key in {**before._above, **self._above} if key not in before or self[key] is not before[key]]

    def perhaps(self, text: str) -> Iterator[_Key]:
        """The keys of all items in which a text may stand."""
        yield from self._above
        yield from (key for key in perhaps(self._below, text) if key not in self._above)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping) or len(self) != len(other):
            return False
        changed = self.since(other)
        return super().__eq__(other) if changed is None else all(self[key] == other[key] for key in changed)

    def __getitem__(self, key: _Key) -> _Item:
        return self._above[key] if key in self._above else self._below[key]

    def __contains__(self, key: object) -> bool:
        return key in self._above or key in self._below

    def __iter__(self) -> Iterator[_Key]:
        if self._order is not None:
            yield from self._order
            return
        yield from self._below
        yield from (key for key in self._above if key not in self._below)

    def __len__(self) -> int:
        return len(self._below) + sum(key not in self._below for key in self._above)


def perhaps(items: Mapping[_Key, _Item], text: str) -> Iterator[_Key]:
    """The keys of all items in which a text may stand: of what is kept as text, of those alone in which it does."""
    return items.perhaps(text) if isinstance(items, Layered | KeptItems) else iter(items)
