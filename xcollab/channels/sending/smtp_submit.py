"""The one sender of mail: over TLS, or to this machine; it knows whether the letter went out before the line broke."""

import re
import smtplib
from collections.abc import Mapping
from contextlib import suppress
from socket import socket
from ssl import SSLWantReadError
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from xcollab.channels.message import SENT, Outcome, failed, unknown
from xcollab.channels.sending.connecting import CannotConnect, Limit, connected, encrypted
from xcollab.channels.sending.request import MailRequest
from xcollab.channels.sending.secrets import Secret
from xcollab.errors import Word

_PORTS: Mapping[str, int] = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}
"""By scheme: encrypted from the start, encrypted before anything is said, to this machine only."""


class Server(NamedTuple):
    """A mail server, as its address says it."""

    scheme: str
    host: str
    port: int
    user: str
    password: Secret


def server_of(address: Secret) -> Server | None:
    """The parts of `smtps://USER:PASSWORD@HOST:PORT`; None where it is no such address."""
    try:
        parts = urlsplit(address.reveal())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        return None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.scheme, host, port or _PORTS[parts.scheme], user, Secret(password))


def submit(request: MailRequest, environment: Mapping[str, str], seconds: float) -> Outcome:
    """Hand the letter over once. It was `failed` until its last line went out, `unknown` after that without an answer."""
    server = server_of(request.server)
    if server is None:
        return failed("bad-mail-server")
    with Limit(seconds) as limit:
        session = _Session(server, limit, environment)
        try:
            return session.handed_over(request)
        except CannotConnect as error:
            return Outcome("failed", error.code, error.arguments)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            if session.gone:
                return unknown("no-answer", host=server.host)
            if isinstance(error, smtplib.SMTPResponseException):
                return _refused(error.smtp_code, error.smtp_error)
            return failed("channel-too-slow" if limit.passed else "broken-off", host=server.host)
        finally:
            session.close()


class _Session:
    """One connection to a mail server."""

    def __init__(self, server: Server, limit: Limit, environment: Mapping[str, str]) -> None:
        self._server, self._limit, self._environment = server, limit, environment
        self._smtp: smtplib.SMTP | None = None
        self.gone = False
        """Whether all of the letter went out."""

    def close(self) -> None:
        """Whatever it was."""
        if self._smtp:
            self._smtp.close()

    def handed_over(self, request: MailRequest) -> Outcome:
        """Greet, encrypt, log in, and hand the letter over."""
        smtp = self._smtp = self._greeted()
        if self._server.user and not self._logged_in(smtp):
            return failed("no-login-there", host=self._server.host)
        wide = not (request.sender + request.recipient).isascii()
        if wide and not smtp.has_extn("smtputf8"):
            return failed("bad-mailbox", field=Word("field", "address"), value=request.recipient)
        _expect(smtp.mail(request.sender, ["SMTPUTF8"] if wide else []), 250)
        _expect(smtp.rcpt(request.recipient), 250, 251)
        _expect(smtp.docmd("DATA"), 354)
        smtp.send(_stuffed(request.content))
        if self._hung_up(smtp):
            raise smtplib.SMTPServerDisconnected
        smtp.send(b".\r\n")  # without it no server takes the letter
        self.gone = True
        code, said = smtp.getreply()
        if code < 0:  # it was no answer of a mail server
            return unknown("no-answer", host=self._server.host)
        if code != 250:
            return _refused(code, said)
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        return SENT

    def _greeted(self) -> smtplib.SMTP:
        server, limit, environment = self._server, self._limit, self._environment
        line: socket = connected(server.host, server.port, limit, environment, plain=server.scheme == "smtp")
        own = line.getsockname()[0]
        smtp = smtplib.SMTP(local_hostname=f"[IPv6:{own}]" if ":" in own else f"[{own}]")
        self._smtp = smtp
        smtp.sock = line
        if server.scheme == "smtps":
            smtp.sock = encrypted(line, server.host, limit, environment)
        _expect(smtp.getreply(), 220)
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "smtp+starttls":
            self._start_tls(smtp)
        return smtp

    def _hung_up(self, smtp: smtplib.SMTP) -> bool:
        """Whether the server has closed the line, or said anything, before the letter came to its end."""
        assert smtp.sock is not None
        patience = smtp.sock.gettimeout()
        smtp.sock.setblocking(False)
        try:
            smtp.sock.recv(1)
        except (BlockingIOError, SSLWantReadError):
            return False
        finally:
            smtp.sock.settimeout(patience)
        return True

    def _logged_in(self, smtp: smtplib.SMTP) -> bool:
        """Whether the server takes logins at all; raises where it does not take this one."""
        try:
            smtp.login(self._server.user, self._server.password.reveal())
        except (smtplib.SMTPResponseException, smtplib.SMTPServerDisconnected):
            raise
        except smtplib.SMTPException:  # no login, or none in a manner that smtplib knows
            return False
        return True

    def _start_tls(self, smtp: smtplib.SMTP) -> None:
        """Encrypt, or go no further. What was said in the clear counts for nothing afterwards, not even what lies unread."""
        if not smtp.has_extn("starttls"):
            raise CannotConnect("not-encrypted-there", host=self._server.host)
        _expect(smtp.docmd("STARTTLS"), 220)
        assert smtp.sock is not None
        smtp.sock = encrypted(smtp.sock, self._server.host, self._limit, self._environment)
        smtp.file = None
        smtp.helo_resp = smtp.ehlo_resp = None
        smtp.esmtp_features, smtp.does_esmtp = {}, False
        smtp.ehlo_or_helo_if_needed()


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise smtplib.SMTPResponseException(*answer)


def _refused(code: int, said: bytes | str) -> Outcome:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return failed("refused-there", said=str(code), reason=text[:200])


def _stuffed(content: bytes) -> bytes:
    """The letter as it is sent, up to the dot that ends it: another dot before each line that begins with one."""
    lines = re.sub(rb"(?m)^\.", b"..", re.sub(rb"\r\n|\r|\n", b"\r\n", content))
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"
