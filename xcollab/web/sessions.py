"""Who came in by a one-time address, and what each of them sent already."""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

_MOST_SENT = 500
"""Answers that are remembered for a form that comes again."""


class Visitor(NamedTuple):
    """Somebody who came in. Who acts is theirs to say, never the clone's below the door."""

    id: str
    """What their cookie holds."""
    environment: Mapping[str, str]
    """Where git finds their settings and their name."""


class Sessions:
    """One-time addresses, those who came in by them, and what forms that were sent have come to."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._invited: dict[str, Mapping[str, str]] = {}
        self._visitors: dict[str, Visitor] = {}
        self._sent: OrderedDict[tuple[str, str], str] = OrderedDict()

    def invite(self, environment: Mapping[str, str]) -> str:
        """A word for the address by which whoever works in an environment comes in, once."""
        word = secrets.token_urlsafe(32)
        self._invited[word] = environment
        return word

    def enter(self, word: str) -> Visitor | None:
        """Who comes in by a word; nobody where it is none, or was used before."""
        environment = self._invited.pop(word, None)
        if environment is None:
            return None
        visitor = Visitor(secrets.token_urlsafe(32), environment)
        self._visitors[visitor.id] = visitor
        return visitor

    def visitor(self, cookie: str | None) -> Visitor | None:
        """Whose cookie it is."""
        return self._visitors.get(cookie or "")

    def seal(self, visitor: Visitor) -> str:
        """What a form holds so that it can only have come from a page of this visitor's: bound to the cookie."""
        return hmac.new(self._key, visitor.id.encode(), hashlib.sha256).hexdigest()

    def sealed(self, visitor: Visitor, seal: str) -> bool:
        """Whether a form holds it."""
        return hmac.compare_digest(self.seal(visitor).encode(), seal.encode("utf-8", "replace"))

    def once(self) -> str:
        """What tells a form from the same form sent again."""
        return secrets.token_urlsafe(16)

    def answered(self, visitor: Visitor, once: str) -> str | None:
        """Where a form that was sent before has led."""
        return self._sent.get((visitor.id, once))

    def remember(self, visitor: Visitor, once: str, led_to: str) -> None:
        """A form was sent, and led to an address."""
        self._sent[visitor.id, once] = led_to
        while len(self._sent) > _MOST_SENT:
            self._sent.popitem(last=False)
