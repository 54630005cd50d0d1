"""Items that are kept as text, of which one is made when somebody asks for it: of thousands, few are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

_Item = TypeVar("_Item", covariant=True)


class KeptItems(Mapping[str, _Item]):
    """Items by key; each is made once."""

    def __init__(self, texts: Mapping[str, bytes], make: Callable[[bytes], _Item]) -> None:
        self._texts, self._make = texts, make
        self._made: dict[str, _Item] = {}

    def perhaps(self, text: str) -> Iterator[str]:
        """The keys of all items in which a text may stand."""
        sought = text.encode()
        return (key for key, kept in self._texts.items() if sought in kept)

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


class KeptTogether(Collection[_Item]):
    """Items that are all made once somebody asks for any."""

    def __init__(self, text: bytes, make: Callable[[bytes], Iterable[_Item]]) -> None:
        self._text, self._make = text, make

    @cached_property
    def _made(self) -> tuple[_Item, ...]:
        return tuple(self._make(self._text))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, tuple | KeptTogether) and self._made == tuple(other))

    def __hash__(self) -> int:
        return hash(self._made)

    def __contains__(self, item: object) -> bool:
        return item in self._made

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
