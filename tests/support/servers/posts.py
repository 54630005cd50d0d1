"""A server on 127.0.0.1 that takes POSTs and answers as it is told: right, wrongly, slowly, endlessly, or not at all."""

import json
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

import trustme


class Posted(NamedTuple):
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    """With names in small letters."""
    body: bytes

    @property
    def data(self) -> Any:
        """The JSON in it."""
        return json.loads(self.body)


Behaviour = Callable[[socket.socket, Event], None]
"""Answers on a connection; the event is set when the server stops."""


class Posts:
    """The server. It stops with the `with` that it was begun in."""

    def __init__(self, answer: Behaviour, authority: trustme.CA | None = None, host: str = "127.0.0.1") -> None:
        self.answer, self.requests, self.connections = answer, list[Posted](), 0
        self._context: ssl.SSLContext | None = None
        if authority:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(host).configure_cert(self._context)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self._stopped = Event()
        self._threads = [Thread(target=self._serve)]
        self.host, self.port = host, self._socket.getsockname()[1]

    @property
    def url(self) -> str:
        """Where to post to, with something secret in it."""
        return f"{'https' if self._context else 'http'}://{self.host}:{self.port}/hook/T0p-s3cret-t0ken"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            with suppress(TimeoutError):
                connection, _ = self._socket.accept()
                self.connections += 1
                thread = Thread(target=self._take, args=(connection,))
                self._threads.append(thread)
                thread.start()

    def _take(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError), connection:
            wrapped = self._context.wrap_socket(connection, server_side=True) if self._context else connection
            with wrapped:
                if request := _read(wrapped):
                    self.requests.append(request)
                    self.answer(wrapped, self._stopped)


def _read(connection: socket.socket) -> Posted | None:
    with connection.makefile("rb") as file:
        method, target, _ = [*file.readline().decode("latin-1").split(), "", "", ""][:3]
        headers = {}
        while line := file.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        return Posted(method, target, headers, file.read(int(headers.get("content-length", "0")))) if method else None


def says(body: object, status: int = 200, **headers: str) -> Behaviour:
    """An answer with a body, as JSON where it is no bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": "application/json", "Content-Length": str(len(content)), **own}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return lambda connection, _: connection.sendall(f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + content)


def drips(head: bytes = b"HTTP/1.1 200 OK\r\nX-Slow: ") -> Behaviour:
    """A byte now and then, for ever."""

    def answer(connection: socket.socket, stopped: Event) -> None:
        connection.sendall(head)
        while not stopped.wait(0.02):
            connection.sendall(b".")

    return answer


def stays_silent(connection: socket.socket, stopped: Event) -> None:
    """No answer, and the connection stays."""
    stopped.wait(5)


def hangs_up(connection: socket.socket, stopped: Event) -> None:
    """No answer, and the connection is closed."""


def floods(connection: socket.socket, stopped: Event) -> None:
    """An answer without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not stopped.is_set():
        connection.sendall(b'{"errcode":0}' * 1000)


def trusted(authority: trustme.CA, home: Path) -> dict[str, str]:
    """The environment of somebody who trusts an authority."""
    file = home / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return {"SSL_CERT_FILE": str(file)}
