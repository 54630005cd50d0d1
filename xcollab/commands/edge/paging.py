"""What is longer than the terminal is high goes through the pager."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from xcollab.commands.edge.terminal import Terminal

_COLOUR = compiled("\x1b\\[[0-9;]*m")


class _Page(io.StringIO):
    """What will be shown on a screen, collected."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__()
        self._screen = screen

    def isatty(self) -> bool:
        """As the screen is: what it shows is folded and coloured for a person."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The screen's, which has not every character."""
        return self._screen.encoding


@contextmanager
def paged(terminal: "Terminal") -> Iterator[None]:
    """Collect what is said, and show it in the pager where it is longer than the screen. A refusal comes after it."""
    if not _wanted(terminal):
        yield
        return
    screen, beside = terminal.out, terminal.err
    terminal.out = page = _Page(screen)
    if beside.isatty():  # what is said beside the answer keeps its place in it, and is not scrolled away
        terminal.err = page
    try:
        yield
    finally:
        terminal.out, terminal.err = screen, beside
        _show(terminal, page.getvalue())


def _wanted(terminal: "Terminal") -> bool:
    """Whether somebody sits at a terminal in which one can leaf, and did not say no."""
    kind = terminal.environment.get("TERM") or ("" if os.name == "nt" else "dumb")
    if not terminal.paged or kind == "dumb" or not terminal.out.isatty():
        return False
    try:
        terminal.out.fileno()
    except OSError:  # a screen within this program: what another one prints does not come there
        return False
    return True


def _show(terminal: "Terminal", text: str) -> None:
    import shutil

    if _rows(text) >= shutil.get_terminal_size().lines:  # the prompt that follows takes a row as well
        from xcollab.store.files.pager import pager, read_in
        from xcollab.store.git.runner import Git

        terminal.out.flush()
        command = pager(Git(terminal.directory, terminal.environment), terminal.environment)
        if command and read_in(command, text, terminal.out, terminal.environment):
            return
    terminal.out.write(text)


def _rows(text: str) -> int:
    """How many rows of the screen a text takes."""
    import shutil

    from xcollab.render.base.width import width_of

    columns = shutil.get_terminal_size().columns
    widths = (width_of(_COLOUR.sub("", line)) for line in text.splitlines())
    return sum(max(1, -(-width // columns)) for width in widths)
