"""What is under way, told to a person at a terminal, beside the answer and gone with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from xcollab.commands.edge.terminal import Terminal
from xcollab.render.base.sanitize import safe_line
from xcollab.store.sharing.sync import Told


@contextmanager
def progress(terminal: Terminal) -> Iterator[Told]:
    """A line that moves while something takes time; nothing where no person looks on."""
    if not terminal.err.isatty():
        yield lambda message, /, **arguments: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(file=terminal.err).status("") as status:
        yield lambda message, /, **arguments: status.update(Text(safe_line(terminal.words(message, **arguments))))
