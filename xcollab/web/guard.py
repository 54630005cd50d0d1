"""What stands before every page: whose address was asked for, from where, how much is sent and how slowly; and what browsers are
told of every answer.
"""

import asyncio
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 24 * 2**20
"""Bytes of all that a form sends."""
PATIENCE = 30.0
"""Seconds that a form may take to arrive."""
_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""Of what is no page: pages say themselves what they may do."""
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
        sent = _Sent(receive, self._largest, self._patience)
        await self._app(scope, sent.receive, told)

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


class _Sent:
    """What a client sends, as far as it is asked for: not before who sends it is known."""

    def __init__(self, receive: Receive, largest: int, patience: float) -> None:
        self._receive, self._left, self._patience = receive, largest, patience
        self._until: float | None = None
        self._whole = False

    async def receive(self) -> Message:
        """The next part; raises 408 where they do not all come in time, 413 where they are too much."""
        if self._whole:
            return await self._receive()
        if self._until is None:
            self._until = asyncio.get_running_loop().time() + self._patience
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, "too slow") from None
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, "too large")
        self._whole = not message.get("more_body")
        return message


def _from_here(referer: str, host: str) -> bool:
    parts = urlsplit(referer)
    return (parts.scheme, parts.netloc) == ("http", host)
