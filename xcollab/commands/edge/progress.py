"""What is under way, told to a person at a terminal, beside the answer and gone with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from xcollab.commands.edge.call import Call
from xcollab.render.base.safe import safe_line
from xcollab.store.sharing.syncing import Told


@contextmanager
def progress(call: Call) -> Iterator[Told]:
    """A line that moves while something takes time; nothing where no person looks on."""
    if not call.err.isatty():
        yield lambda message, **arguments: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(file=call.err).status("") as status:
        yield lambda message, **arguments: status.update(Text(safe_line(call.words(message, **arguments))))
