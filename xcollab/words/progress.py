"""What is under way, told while it lasts."""

from typing import Protocol


class Told(Protocol):
    """Hears what is under way."""

    def __call__(self, message: str, /, **arguments: object) -> None:
        """A message, and by name what fills its placeholders."""
