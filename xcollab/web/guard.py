"""What stands before every page: whose address was asked for, from where, how much is sent and how slowly; and what browsers are
told of every answer.
"""

import asyncio
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 24 * 2**20
"""Bytes of all that a form sends."""
PATIENCE = 30.0
"""Seconds that a form may take to arrive."""
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
TOLD: Mapping[str, str] = MappingProxyType({
    "content-security-policy": _POLICY, "x-content-type-options": "nosniff", "x-frame-options": "DENY",
    "cache-control": "no-store", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "permissions-policy": "camera=(), geolocation=(), microphone=()",
})  # fmt: skip
"""What browsers are told. With `no-referrer` they would send forms of our own without saying from where."""
_READING = ("GET", "HEAD")


class Guard:
    """Lets through what this machine's own browser asks of the address that it was given."""

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str], largest: int = LARGEST_BODY, patience: float = PATIENCE
    ) -> None:
        self._app, self._hosts, self._largest, self._patience = app, frozenset(hosts), largest, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in TOLD.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if refused := self._refused(scope["method"], headers):
            await PlainTextResponse(*refused)(scope, receive, told)
            return
        try:
            body = await asyncio.wait_for(self._body(receive), self._patience)
        except TimeoutError:
            await PlainTextResponse("too slow", 408)(scope, receive, told)
            return
        if body is None:
            await PlainTextResponse("too large", 413)(scope, receive, told)
            return
        await self._app(scope, _sent(body, receive), told)

    def _refused(self, method: str, headers: Headers) -> tuple[str, int] | None:
        """Why it is not let in: a name that leads here and is not ours, another site, another method, too much."""
        if headers.getlist("host") != [host := headers.get("host", "")] or host not in self._hosts:
            return "another host", 421
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "from another site", 403
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return "from another origin", 403
        if method not in _READING:
            if method != "POST":
                return "no such method", 405
            if origin is None and not _from_here(headers.get("referer", ""), host):
                return "from nowhere", 403
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > self._largest:
            return "too large", 413
        return None

    async def _body(self, receive: Receive) -> bytes | None:
        """All that is sent; nothing where it is too much."""
        found = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return bytes(found)
            found += message.get("body", b"")
            if len(found) > self._largest:
                return None
            if not message.get("more_body"):
                return bytes(found)


def _from_here(referer: str, host: str) -> bool:
    parts = urlsplit(referer)
    return (parts.scheme, parts.netloc) == ("http", host)


def _sent(body: bytes, receive: Receive) -> Receive:
    """What was read already, and then whatever else the client says."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
