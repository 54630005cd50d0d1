"""What is under way, told to a person at a terminal, beside the answer and gone with it."""

from time import monotonic
from typing import TYPE_CHECKING, TextIO

from xcollab.render.base.sanitize import safe_line
from xcollab.words.language import Words

if TYPE_CHECKING:
    from rich.status import Status

_SOON = 0.5
"""Seconds that nobody wonders at."""


class MovingLine:
    """A line that moves. Rich was chosen because it takes the line away again whatever the terminal; it is loaded when shown."""

    def __init__(self, stream: TextIO, words: Words) -> None:
        self._stream, self._words, self._began = stream, words, monotonic()
        self._status: Status | None = None

    def __call__(self, message: str, /, **arguments: object) -> None:
        """What is under way now."""
        if self._status is None and monotonic() - self._began < _SOON:
            return
        from rich.text import Text

        text = Text(safe_line(self._words(message, **arguments)))
        if self._status is None:
            from rich.console import Console

            self._status = Console(file=self._stream).status(text)
            self._status.start()
        else:
            self._status.update(text)

    def stop(self) -> None:
        """It is over: the line goes away."""
        if self._status is not None:
            self._status.stop()
