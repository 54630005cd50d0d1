"""Mail servers on 127.0.0.1: one that takes letters, with or without TLS and login, and one that follows a script."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import NamedTuple

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "xcollab@example.com", "p@ss:w/rd-s3cret"
"""Of the server that asks for a login."""


class Received(NamedTuple):
    """A letter as it came."""

    sender: str
    recipients: Sequence[str]
    content: bytes
    encrypted: bool

    @property
    def letter(self) -> EmailMessage:
        """Parsed."""
        found = message_from_bytes(self.content, policy=default)
        assert isinstance(found, EmailMessage)
        return found


class Mailbox:
    """What the server took. `refusal` is what it says to the end of a letter instead."""

    def __init__(self, *, login: bool, encrypted: bool) -> None:
        self.letters: list[Received] = []
        self.port = 0
        self.refusal = ""
        self._login, self._encrypted = login, encrypted

    async def handle_MAIL(  # noqa: N802 (its name for the library)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._login and not session.authenticated:
            return "530 log in first"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 go on"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (its name for the library)
        if self.refusal:
            return self.refusal
        content = envelope.content
        assert isinstance(content, bytes)
        sender, encrypted = envelope.mail_from or "", self._encrypted or session.ssl is not None
        self.letters.append(Received(sender, list(envelope.rcpt_tos), content, encrypted))
        return "250 taken"


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(
    authority: trustme.CA | None = None, *, starttls: bool = False, login: bool = False, host: str = "127.0.0.1"
) -> Iterator[Mailbox]:
    """A server that takes letters: encrypted from the start with an authority, or after STARTTLS; with a login where asked."""
    mailbox, context = Mailbox(login=login, encrypted=bool(authority and not starttls)), None
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
    mailbox.port = _free_port()
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=mailbox.port, ssl_context=None if starttls else context,
        tls_context=context if starttls else None, require_starttls=starttls, enable_SMTPUTF8=True,
        authenticator=_authenticate if login else None, auth_require_tls=False,
        auth_exclude_mechanism=[] if login else ["LOGIN", "PLAIN"],
    )  # fmt: skip
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        port = found.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextmanager
def scripted(*answers: bytes) -> Iterator[int]:
    """A server that says these, each after something was sent to it, the first at once, and hangs up; gives its port.

    After `354` it waits for the end of the letter.
    """
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError), closing(listening.accept()[0]) as connection:
            connection.settimeout(5)
            for number, answer in enumerate(answers):
                if number:
                    _heard(connection, b"\r\n.\r\n" if answers[number - 1].startswith(b"354") else b"\r\n")
                connection.sendall(answer)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def _heard(connection: socket.socket, end: bytes) -> None:
    heard = b""
    while not heard.endswith(end):
        if not (more := connection.recv(65536)):
            raise ConnectionError
        heard += more
