"""An answer in a file that the person named, instead of on the screen."""

from xcollab.commands.edge.terminal import Terminal
from xcollab.store.disk.output_files import add_to_answer, keep_bytes


def keep(terminal: Terminal, output: str, content: bytes) -> None:
    """Write it byte for byte; raises `Misused` where the file cannot be written."""
    keep_bytes(terminal.directory / output, content)


def add(terminal: Terminal, output: str, text: str) -> None:
    """Append to a file that a program named, such as a step's summary."""
    add_to_answer(terminal.directory / output, text)
