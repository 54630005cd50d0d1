"""The pages of a workspace, served from a thread of this process for as long as a test needs them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from xcollab.web.door import Door
from xcollab.web.server import Server, listening, server


@contextmanager
def served(door: Door, idle: float = 60.0, patience: int = 10) -> Iterator[tuple[int, Server, threading.Thread]]:
    """A server in a thread of its own, which ends with the test."""
    with listening(0) as made:
        port = int(made.getsockname()[1])
        found = server(door, port, idle, patience)
        thread = threading.Thread(target=lambda: found.run(sockets=[made]), daemon=True)
        thread.start()
        try:
            yield port, found, thread
        finally:
            found.should_exit = True
            thread.join(20)
