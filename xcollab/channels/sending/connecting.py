"""One connection: to the very address that was checked, within a time limit for all of it, and safely encrypted."""

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread, Timer
from time import monotonic
from types import TracebackType
from typing import Self

from xcollab.channels.sending.hosts import VARIABLE, allowed_hosts, is_inner, is_public, normal
from xcollab.schema.channel import is_loopback

Address = tuple[int, tuple[str, int] | tuple[str, int, int, int]]
"""A family of addresses, and what a socket of it connects to."""


_LATER = 5.0
"""Seconds beyond the limit after which a single read ends by itself: the limit comes first, and is known to have."""


class CannotConnect(Exception):
    """No connection: a code of the catalogue, and its arguments."""

    def __init__(self, code: str, /, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments


class Limit:
    """So many seconds for all that is done within it: whatever still waits on a guarded socket then is woken.

    A time limit for each single read would let a server go on for ever, a byte at a time.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, monotonic() + seconds
        self._guards: list[socket.socket] = []
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self.passed = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        for guard in self._guards:
            guard.close()

    @property
    def left(self) -> float:
        """Seconds; never none at all, which a socket would take for endless."""
        return max(self._end - monotonic(), 0.001)

    def guard(self, connection: socket.socket) -> None:
        """Have the connection cut when the time is over. Its double still means it after it was wrapped for encryption."""
        self._guards.append(connection.dup())

    def _cut(self) -> None:
        self.passed = True
        for guard in self._guards:
            with suppress(OSError):
                guard.shutdown(socket.SHUT_RDWR)


def connected(host: str, port: int, limit: Limit, environment: Mapping[str, str], *, plain: bool) -> socket.socket:
    """A connection to a host; raises `CannotConnect` where the rules or the network do not let it through.

    `plain`: it will not be encrypted, so that it may go to this machine only.
    """
    allowed = normal(host) in allowed_hosts(environment)
    if not allowed and is_inner(host) and not is_loopback(normal(host)) and not _is_address(host):
        raise CannotConnect("private-host", host=host, variable=VARIABLE)
    found = _resolved(host, port, limit)
    usable = [one for one in found if allowed or is_public(one[1][0])]
    if not usable:
        raise CannotConnect("private-host", host=host, variable=VARIABLE)
    if plain and not all(is_loopback(address[0]) for _, address in usable):
        raise CannotConnect("not-encrypted", host=host)
    return _first(usable, host, limit)


def _is_address(host: str) -> bool:
    with suppress(ValueError):
        is_public(normal(host))
        return True
    return False


def _resolved(host: str, port: int, limit: Limit) -> list[Address]:
    """The addresses of a host. The system's resolver knows no time limit, so it is asked beside."""
    answers: list[list[Address]] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            found = socket.getaddrinfo(normal(host), port, type=socket.SOCK_STREAM)
            answers.append([(int(family), address) for family, _, _, _, address in found])  # type: ignore[misc]

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(limit.left)
    if not answers:
        raise CannotConnect("channel-too-slow" if asking.is_alive() else "unknown-host", host=host)
    return answers[0]


def _first(addresses: list[Address], host: str, limit: Limit) -> socket.socket:
    """A connection to the first of the addresses that takes one."""
    slow = False
    for number, (family, address) in enumerate(addresses):
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(
            limit.left / (len(addresses) - number)
        )  # one that never answers leaves time for the others
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            slow = isinstance(error, TimeoutError)
            continue
        connection.settimeout(limit.left + _LATER)
        limit.guard(connection)
        return connection
    raise CannotConnect("channel-too-slow" if slow else "not-reached", host=host)


def encrypted(connection: socket.socket, host: str, limit: Limit, environment: Mapping[str, str]) -> ssl.SSLSocket:
    """The connection, encrypted to whoever proves to be that host; raises `CannotConnect` where nobody does."""
    context = ssl.create_default_context()
    if authorities := environment.get("SSL_CERT_FILE"):
        with suppress(OSError):
            context.load_verify_locations(cafile=authorities)
    try:
        return context.wrap_socket(connection, server_hostname=normal(host))
    except ssl.SSLCertVerificationError as error:
        raise CannotConnect("not-certified", host=host, said=error.verify_message) from None
    except (OSError, ValueError) as error:
        if limit.passed or isinstance(error, TimeoutError):
            raise CannotConnect("channel-too-slow", host=host) from None
        raise CannotConnect("not-encrypted-there", host=host) from None
