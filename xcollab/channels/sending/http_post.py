"""The one sender for HTTP: a POST, no redirects, no proxies, so many seconds and so many bytes at most."""

import socket
from collections.abc import Callable, Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from urllib.parse import SplitResult, urlsplit

from xcollab import __version__
from xcollab.channels.message import Outcome, failed, unknown
from xcollab.channels.sending.connecting import CannotConnect, Limit, connected, encrypted
from xcollab.channels.sending.request import HttpRequest

LARGEST = 64 * 1024
"""Bytes of an answer that are read."""
Judge = Callable[[int, bytes], Outcome]
"""What a status and a body amount to."""


def post(request: HttpRequest, judge: Judge, environment: Mapping[str, str], seconds: float) -> Outcome:
    """Post it once, and say what became of it. It was `failed` as long as not all of it went out, `unknown` without an answer."""
    address = _address(request)
    if address is None:
        return failed("bad-channel-url")
    host = address.hostname or ""
    with Limit(seconds) as limit:
        try:
            with closing(_connection(address, limit, environment)) as connection:
                return _asked(connection, address, request, judge, limit)
        except CannotConnect as error:
            return Outcome("failed", error.code, error.arguments)
        except (OSError, HTTPException, ValueError):
            return failed("channel-too-slow" if limit.passed else "broken-off", host=host)


def _address(request: HttpRequest) -> SplitResult | None:
    """The address in its parts, where it is one to post to."""
    try:
        parts = urlsplit(request.url.reveal())
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    plain = request.url.reveal().isascii() and " " not in request.url.reveal()
    return parts if host and plain and parts.scheme in ("http", "https") and parts.username is None else None


def _connection(address: SplitResult, limit: Limit, environment: Mapping[str, str]) -> socket.socket:
    host, secure = address.hostname or "", address.scheme == "https"
    found = connected(host, address.port or (443 if secure else 80), limit, environment, plain=not secure)
    return encrypted(found, host, limit, environment) if secure else found


def _asked(
    connection: socket.socket, address: SplitResult, request: HttpRequest, judge: Judge, limit: Limit
) -> Outcome:
    host = address.hostname or ""
    asking = HTTPConnection(host, address.port)
    asking.sock = connection
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    headers = {
        "User-Agent": f"xcollab/{__version__}",
        "Accept": "application/json",
        "Connection": "close",
        **request.headers,
    }
    asking.request("POST", target, request.body, headers)
    try:
        answer = asking.getresponse()
        body = _body(answer)
    except (OSError, HTTPException, ValueError):
        return unknown("no-answer", host=host)
    if limit.passed:  # a line that was cut looks like an answer that ended there
        return unknown("no-answer", host=host)
    return judge(answer.status, body)


def _body(answer: HTTPResponse) -> bytes:
    """The body; of one that is too long nothing, for nobody reads the half of an answer. Raises where it breaks off."""
    body = answer.read(LARGEST + 1)
    if len(body) > LARGEST:
        return b""
    if answer.length:
        raise IncompleteRead(body, answer.length)
    return body
