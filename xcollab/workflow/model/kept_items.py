"""A mapping of items that are kept as text, of which one is made when somebody asks for it: of thousands, few are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

_Item = TypeVar("_Item")


class KeptItems(Mapping[str, _Item]):
    """Items by key; each is made once."""

    def __init__(self, texts: Mapping[str, str], make: Callable[[str], _Item]) -> None:
        self._texts, self._make = texts, make
        self._made: dict[str, _Item] = {}

    def perhaps(self, text: str) -> Iterator[str]:
        """The keys of all items in which a text may stand."""
        return (key for key, kept in self._texts.items() if text in kept)

    def __eq__(self, other: object) -> bool:
        if self is other or isinstance(other, dict | KeptItems):
            return self is other or dict(self.items()) == dict(other.items())
        return NotImplemented  # versions of it know what changed since

    def __getitem__(self, key: str) -> _Item:
        if key not in self._made:
            self._made[key] = self._make(self._texts[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
