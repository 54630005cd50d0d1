"""A mailbox on an IMAP server, over TLS alone: looked at without changing it, so many mails, so many bytes, so many seconds."""

import imaplib
import re
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import Timer
from typing import Any, BinaryIO, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from xcollab.channels.incoming.mime import LARGEST
from xcollab.errors import GitRefused, Misused

SECONDS = 60.0
"""For all that is done with one server."""
MOST_BYTES = 32 * 2**20
"""That a server may say in all."""
_LONGEST_LINE = 64 * 1024
_PORT = 993
_T = TypeVar("_T")


class Address(NamedTuple):
    """Where a mailbox is, and how one gets in. Never shown whole."""

    host: str
    port: int
    user: str
    password: str
    mailbox: str

    def __repr__(self) -> str:
        return f"Address({self.host})"


def address_of(variable: str, environment: Mapping[str, str]) -> Address:
    """What a variable says: `imaps://USER:PASSWORD@HOST[:PORT][/MAILBOX]`. Raises `Misused`, which never repeats it,
    and `GitRefused` where it says nothing.
    """
    if not re.fullmatch("XCOLLAB_[A-Z0-9_]+", variable):
        raise Misused("variable-of-others", variable=variable)
    said = environment.get(variable, "")
    if not said:
        raise GitRefused("imap-unset", variable=variable)
    try:
        parts = urlsplit(said)
        host, port = parts.hostname or "", parts.port or _PORT
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
    except ValueError:
        raise Misused("no-imap-address", variable=variable) from None
    mailbox = unquote(parts.path.strip("/")) or "INBOX"
    whole = parts.scheme == "imaps" and host and user and password and not parts.query and not parts.fragment
    if not whole or re.search(r"[\x00-\x1f\x7f]", f"{host}{user}{password}{mailbox}"):
        raise Misused("no-imap-address", variable=variable)
    return Address(host, port, user, password, mailbox)


@contextmanager
def opened(address: Address, environment: Mapping[str, str], *, marking: bool) -> Iterator["ImapBox"]:
    """The mailbox; it is opened for reading alone, unless mails are to be marked. Raises `GitRefused` where the server says no."""
    encrypted = _asked(address, lambda: _encrypted(address, environment))
    cut = Timer(SECONDS, partial(_cut, encrypted))
    cut.daemon = True
    cut.start()
    try:
        with encrypted, encrypted.makefile("rb") as stream:
            connection = _asked(address, lambda: _Bounded(encrypted, stream))
            yield ImapBox(address, connection, marking=marking)
            with suppress(OSError, imaplib.IMAP4.error):
                connection.logout()
    finally:
        cut.cancel()


def _cut(connection: ssl.SSLSocket) -> None:
    """The time is over: whoever waits for the server is woken."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class ImapBox:
    """An open mailbox."""

    def __init__(self, address: Address, connection: "_Bounded", *, marking: bool) -> None:
        self._address, self._connection = address, connection
        self._do(lambda: _log_in(connection, address))
        mailbox = '"' + mailbox_name(address.mailbox).replace("\\", "\\\\").replace('"', '\\"') + '"'
        answer = self._do(lambda: connection.select(mailbox, readonly=not marking))
        first = answer[0] if answer else b""
        self._count = int(first) if isinstance(first, bytes) and re.fullmatch(rb"[0-9]{1,9}", first) else 0

    def mails(self, most: int) -> Iterator[tuple[str, bytes]]:
        """The newest first. Looking at one does not mark it (`BODY.PEEK`)."""
        for number in range(self._count, max(0, self._count - most), -1):
            for one in self._do(partial(self._connection.fetch, str(number), f"(UID BODY.PEEK[]<0.{LARGEST + 1}>)")):
                if isinstance(one, tuple):
                    uid = re.search(rb"UID ([0-9]{1,10})", one[0])
                    yield (uid[1].decode() if uid else ""), one[1][: LARGEST + 1]

    def mark(self, mails: Iterable[str]) -> None:
        """The flag that says read, by the ids that stay the same while others come and go."""
        for uid in filter(None, mails):
            self._do(partial(self._connection.uid, "STORE", uid, "+FLAGS.SILENT", r"(\Seen)"))

    def _do(self, what: Callable[[], tuple[str, Sequence[object]]]) -> Sequence[object]:
        code, answer = _asked(self._address, what)
        if code != "OK":
            said = b" ".join(one for one in answer if isinstance(one, bytes)).decode("utf-8", "replace")
            raise _refused(self._address, said)
        return answer


def mailbox_name(name: str) -> str:
    """The name of a mailbox as servers have it: what is not ASCII in base64 of UTF-16, between & and - (RFC 3501, 5.1.3)."""

    def encoded(found: re.Match[str]) -> str:
        plain = b64encode(found[0].encode("utf-16-be", "replace")).decode().rstrip("=")
        return f"&{plain.replace('/', ',')}-"

    return re.sub(r"[^\x20-\x7e]+", encoded, name.replace("&", "&-"))


class _Bounded(imaplib.IMAP4):
    """What the standard library says to a server, on a connection that is there already; what is said back is counted."""

    def __init__(self, connection: ssl.SSLSocket, stream: BinaryIO) -> None:
        self._own, self._stream, self._left = connection, stream, MOST_BYTES
        super().__init__("")

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """It is open."""
        self.host, self.port = host, port
        self.sock = self._own

    def read(self, size: int) -> bytes:
        """A mail, as long as the server says that it is."""
        self._left -= size
        if self._left < 0:
            raise self.abort("too much")
        return self._stream.read(size)

    def readline(self) -> bytes:
        """A line of the server's."""
        line = self._stream.readline(_LONGEST_LINE + 1)
        self._left -= len(line)
        if self._left < 0 or len(line) > _LONGEST_LINE:
            raise self.abort("too much")
        return line

    def send(self, data: Any) -> None:
        """A line of ours."""
        self._own.sendall(data)

    def shutdown(self) -> None:
        """Whoever opened it closes it."""


def _log_in(connection: _Bounded, address: Address) -> tuple[str, Sequence[object]]:
    if "AUTH=PLAIN" in connection.capabilities:
        secret = f"\0{address.user}\0{address.password}".encode()
        return connection.authenticate("PLAIN", lambda _: secret)
    return connection.login(address.user, address.password)


def _encrypted(address: Address, environment: Mapping[str, str]) -> ssl.SSLSocket:
    """A connection to whoever proves to be that host."""
    context = ssl.create_default_context()
    if authorities := environment.get("SSL_CERT_FILE"):
        with suppress(OSError):
            context.load_verify_locations(cafile=authorities)
    plain = socket.create_connection((address.host, address.port), timeout=SECONDS / 3)
    return context.wrap_socket(plain, server_hostname=address.host)


def _asked(address: Address, what: Callable[[], _T]) -> _T:
    """What a server answers; raises `GitRefused` where it does not, without the password."""
    try:
        return what()
    except TimeoutError:
        raise _refused(address, "time limit") from None
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        raise _refused(address, str(error)) from None


def _refused(address: Address, said: str) -> GitRefused:
    shown = said
    for secret in (address.password, address.user):
        shown = shown.replace(secret, "…")
    return GitRefused("imap-refused", host=address.host, said=" ".join(shown.split())[:300])
