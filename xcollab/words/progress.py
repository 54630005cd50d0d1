"""What is under way, told while it lasts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class Told(Protocol):
    """Hears what is under way."""

    def __call__(self, message: str, /, **arguments: object) -> None:
        """A message, and by name what fills its placeholders."""


Progress = Callable[[], AbstractContextManager[Told]]
"""Begins something that takes time, and ends it."""


def unheard(message: str, /, **arguments: object) -> None:
    """Where nobody looks on."""
