"""The server: this machine alone, until Ctrl-C or until nobody came for an hour; an act under way is ended first."""

import socket
import time
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from xcollab.web.application import application
from xcollab.web.door import Door
from xcollab.web.guard import Guard
from xcollab.web.patience import PatientProtocol

HOST = "127.0.0.1"
IDLE = 3600.0
"""Seconds without a visit after which it ends."""
_MOST_AT_ONCE = 64


class Server(uvicorn.Server):
    """Ends by itself, and takes Ctrl-C for what it is: the ordinary end."""

    def __init__(self, config: uvicorn.Config, last_visit: Callable[[], float], idle: float) -> None:
        super().__init__(config)
        self._last_visit, self._idle = last_visit, idle

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """No more visits; those under way are answered."""
        self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Whether it is to end."""
        return await super().on_tick(counter) or time.monotonic() - self._last_visit() > self._idle


class _Visited:
    """Notes when somebody came last."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self.last = app, time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("path") != "/news":  # a page asks for it by itself, while nobody may look at it
            self.last = time.monotonic()
        await self._app(scope, receive, send)


def listening(port: int) -> socket.socket:
    """A socket of this machine alone, on a port, or on a free one for 0; raises `OSError`."""
    # Named TCP: else asyncio leaves it to the system when what is written goes out, and each answer waits for 40 ms.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen()  # whoever comes before it serves waits
    except OSError:
        made.close()
        raise
    return made


def server(door: Door, port: int, idle: float = IDLE, patience: int = 10) -> Server:
    """What answers on a port that is listened to already; `patience` is in seconds, for whoever is silent in between."""
    guarded = Guard(application(door, f"xcollab-{port}"), [f"{HOST}:{port}", f"localhost:{port}"])
    visited = _Visited(guarded)
    config = uvicorn.Config(
        visited, lifespan="off", log_config=None, log_level="critical", access_log=False, server_header=False, date_header=True,
        limit_concurrency=_MOST_AT_ONCE, timeout_keep_alive=patience, timeout_graceful_shutdown=60, proxy_headers=False, ws="none",
        loop="asyncio", http=PatientProtocol,
    )  # fmt: skip
    return Server(config, lambda: visited.last, idle)
