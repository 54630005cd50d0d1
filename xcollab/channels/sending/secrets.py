"""Secrets of channels: read from the environment by the names in the settings, and shown by nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hmac import compare_digest
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from urllib.parse import quote, quote_plus, unquote

if TYPE_CHECKING:
    from xcollab.schema.channel import Channel

_SHORTEST = 4
"""A part of a secret with fewer characters is a word like any other: to take it out of a sentence would tell more."""


class Secret:
    """A text that travels without being seen: only `reveal` gives it away."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself, for whoever puts it on the wire."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __format__(self, form: str) -> str:
        return "…"

    __str__ = __repr__

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")


class Secrets(NamedTuple):
    """What the variables of one channel hold."""

    url: Secret = Secret("")
    secret: Secret = Secret("")
    server: Secret = Secret("")


class Unset(Exception):
    """A variable that the settings name is not set here, or holds what no address and no secret can."""

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable


def secrets_of(channel: Channel, environment: Mapping[str, str]) -> Secrets:
    """What the channel's variables hold; raises `Unset` for the first that holds nothing."""
    found = {}
    for key in Secrets._fields:
        variable = getattr(channel, key)
        if variable is None:
            continue
        value = environment.get(variable, "").strip()
        if not value or any(character < " " or character == "\x7f" for character in value):
            raise Unset(variable)
        found[key] = Secret(value)
    return Secrets(**found)


def scrubbed(said: str, secrets: Iterable[Secret]) -> str:
    """What a server or a library said, without any secret, or part of one, in any spelling that it may have sent back."""
    spellings = {spelt for secret in secrets for part in _parts(secret.reveal()) for spelt in _spellings(part)}
    for spelt in sorted(spellings, key=len, reverse=True):
        said = said.replace(spelt, "…")
    return said


def _parts(value: str) -> list[str]:
    """The whole, and of an address what is secret in it: user, password, path and query."""
    _, mark, rest = value.partition("://")
    if not mark:
        return [value]
    pair, at, beyond = rest.rpartition("@")
    path = (beyond if at else rest).partition("/")[2]
    inner = [
        one
        for piece in path.replace("?", "&").split("&")
        for one in (piece, piece.rpartition("=")[2], piece.rpartition("/")[2])
    ]
    return [value, rest, pair, pair.partition(":")[2], path, *inner]


def _spellings(part: str) -> list[str]:
    plain = unquote(part)
    if len(plain) < _SHORTEST:
        return []
    return [part, plain, quote(plain), quote(plain, safe=""), quote_plus(plain), b64encode(plain.encode()).decode()]
