"""A connection on which no whole request comes in time is closed: it would hold one of the few places, and others find none."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Waits `timeout_keep_alive` seconds for the head of a request, from when the connection is there or the first byte of it came.

    What comes after the head is waited for by the guard; uvicorn itself waits for a head without end.
    """

    def __init__(self, *handed: Any, **named: Any) -> None:
        super().__init__(*handed, **named)
        self._waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """A part of a head ends no waiting, a whole one does."""
        super().data_received(data)
        if self._under_way:
            self._stop()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop()
        super().connection_lost(exc)

    @property
    def _under_way(self) -> bool:
        """Whether the head of a request was read and its answer is not sent yet."""
        return bool(self.cycle) and not self.cycle.response_complete

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self.timeout_keep_alive, self._close)

    def _close(self) -> None:
        self._waiting = None
        if not self._under_way:
            self.transport.close()

    def _stop(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
