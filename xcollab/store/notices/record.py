"""What is remembered of one message, and of the last run: small files, read strictly because anybody may have written them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from xcollab.schema.digests import sha256
from xcollab.store.git.repository import YEARS
from xcollab.words.patterns import compiled

State = Literal["claimed", "sent", "failed", "unknown"]
"""`claimed`: somebody is about to send it; `unknown`: it went out, or may have, and nobody heard what became of it."""
SILENT = timedelta(hours=1)
"""After which nobody waits any more for what became of a claim: a batch takes a few minutes at most."""
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8), timedelta(hours=20))
"""Between a failure and the next try; after as many tries and one more it is given up."""
_DOUBTS = 2
"""How often a message may have gone out without an answer: once more with the same id, and never a third time."""
_COMMIT = compiled(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT = compiled(r"[0-9a-f]{16}")
_CHANNEL = compiled(r"[a-z0-9-]{0,100}")
_CODE = compiled(r"[a-z0-9-]{0,60}")
_MOST = 2000
"""Notices in one message, and tries of it: what claims more was not written by us."""


def name_of(message: str, recipient: str, channel: str) -> str:
    """Under which a message is remembered: nobody reads out of it who was told."""
    return sha256("\0".join((message, recipient, channel)).encode())


def told_of(key: str, recipient: str, channel: str) -> str:
    """By which it is known again that a recipient was told one thing on one channel. 16 hexadecimal digits."""
    return sha256("\0".join((key, recipient, channel)).encode())[:16]


class Source(NamedTuple):
    """From what a message was made, so that it can be made again to the letter."""

    commit: str
    """The revision."""
    since: str
    """After which something had happened; empty where only what is due was told."""
    reminders: bool
    made: datetime


class Record(NamedTuple):
    """What is remembered of a message."""

    state: State
    at: datetime
    """When that state was reached."""
    by: str
    """Which runner, as 16 hexadecimal digits of a hash."""
    tries: int
    """How often it was claimed."""
    doubts: int
    """How many of these ended without an answer."""
    channel: str
    """The name of the channel, which stands in the settings."""
    told: tuple[str, ...]
    """Its notices, as `told_of` names them."""
    source: Source
    token: str = ""
    """Of its reply block; empty where it asks nothing."""
    code: str = ""
    """Of the catalogue of refusals: why it failed."""

    def settled(self, now: datetime) -> Record:
        """As it counts now: what nobody heard of for long is unknown."""
        if self.state == "claimed" and now - self.at >= SILENT:
            return self._replace(state="unknown", doubts=self.doubts + 1)
        return self

    def due(self, now: datetime) -> bool:
        """Whether it is to be tried again now."""
        if self.over:
            return False
        if self.state == "unknown":
            return now - self.at >= SILENT
        return self.state == "failed" and now - self.at >= PAUSES[self.tries - 1]

    @property
    def over(self) -> bool:
        """Whether nothing more is done about it."""
        return self.state == "sent" or self.doubts >= _DOUBTS or (self.state == "failed" and self.tries > len(PAUSES))

    @property
    def further(self) -> tuple[int, int, int, datetime, str]:
        """Of two memories of the same message the one with the greater value knows more."""
        order = ("claimed", "failed", "unknown", "sent")
        return (int(self.state == "sent"), self.tries, order.index(self.state), self.at, self.by)

    def written(self) -> bytes:
        """As its file holds it."""
        source = {**self.source._asdict(), "made": self.source.made.isoformat()}
        told = {**self._asdict(), "at": self.at.isoformat(), "told": list(self.told), "source": source}
        return json.dumps(told, sort_keys=True, indent=0).encode() + b"\n"


def read_record(content: bytes) -> Record | None:
    """What a file says; None where we would not have written it so."""
    try:
        told = json.loads(content)
        source = told["source"]
        found = Record(
            told["state"], _moment(told["at"]), _like(_SHORT, told["by"]), _count(told["tries"], 1), _count(told["doubts"]), _like(_CHANNEL, told["channel"]),
            tuple(_like(_SHORT, one) for one in _few(told["told"])),
            Source(_like(_COMMIT, source["commit"]), source["since"] and _like(_COMMIT, source["since"]),
                   source["reminders"] is True, _moment(source["made"])),
            told["token"] and _like(_SHORT, told["token"]), _like(_CODE, told["code"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    return found if found.state in ("claimed", "sent", "failed", "unknown") and found.tries <= len(PAUSES) + 2 else None


class LastRun(NamedTuple):
    """The last time that notices were looked at: the heartbeat, and how far was told."""

    at: datetime
    commit: str
    """Up to which what happened has been told, or claimed; empty where nothing has yet."""
    failed: int = 0
    """How many messages did not get out."""
    reminded: datetime | None = None
    """When reminders were looked at."""

    def joined(self, other: LastRun) -> LastRun:
        """What two clones know together."""
        later = max(self, other, key=lambda run: run.at)
        reminded = [run.reminded for run in (self, other) if run.reminded]
        return later._replace(reminded=max(reminded) if reminded else None)

    def written(self) -> bytes:
        """As its file holds it."""
        reminded = self.reminded.isoformat() if self.reminded else ""
        told = {**self._asdict(), "at": self.at.isoformat(), "reminded": reminded}
        return json.dumps(told, sort_keys=True).encode() + b"\n"


def read_last_run(content: bytes) -> LastRun | None:
    """What the file says; None where we would not have written it so."""
    try:
        told = json.loads(content)
        commit = told["commit"] and _like(_COMMIT, told["commit"])
        reminded = _moment(told["reminded"]) if told["reminded"] else None
        return LastRun(_moment(told["at"]), commit, _count(told["failed"]), reminded)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError
    return found


def _like(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError
    return value


def _count(value: object, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= 10**6:
        raise ValueError
    return value


def _few(values: object) -> Iterable[str]:
    if not isinstance(values, list) or len(values) > _MOST:
        raise ValueError
    return values
