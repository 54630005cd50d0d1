"""A mailbox: its newest mails, a bounded part of each, and a mark on those that were understood, where that is asked for."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Box(Protocol):
    """An open mailbox. Nothing is ever deleted in it."""

    def mails(self, most: int) -> Iterator[tuple[str, bytes]]:
        """The newest mails first, at most so many: what `mark` knows each by, and its bytes up to the limit and one more."""

    def mark(self, mails: Iterable[str]) -> None:
        """Mark mails as read."""
