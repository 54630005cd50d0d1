"""What `notify` says of each message that went, or did not: "sent" is all that is known of it, never "read"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.errors import worded
from xcollab.words import N_
from xcollab.words.language import Words


class _Recipient(Protocol):
    @property
    def member(self) -> str | None: ...
    @property
    def department(self) -> str: ...
    @property
    def name(self) -> str: ...


class _Outcome(Protocol):
    @property
    def state(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def arguments(self) -> Mapping[str, object]: ...


class _Delivered(Protocol):
    @property
    def recipient(self) -> _Recipient: ...
    @property
    def channel(self) -> str: ...
    @property
    def outcome(self) -> _Outcome: ...
    @property
    def tries(self) -> int: ...


class _Delivery(Protocol):
    @property
    def messages(self) -> Sequence[_Delivered]: ...
    @property
    def waiting(self) -> datetime | None: ...
    @property
    def lacking(self) -> Sequence[str]: ...
    @property
    def hindrance(self) -> object: ...


def delivered_lines(words: Words, one: _Delivered) -> list[str]:
    """A line for a message; below it why it did not get out."""
    to = one.recipient
    whom = words.aside(safe_line(to.name), to.member or to.department)
    told = {"whom": whom, "channel": one.channel}
    if one.outcome.state == "sent":
        again = N_("sent again to {whom} by {channel}, under the same id")
        return [words(again if one.tries > 1 else N_("sent to {whom} by {channel}"), **told)]
    if one.outcome.state == "unknown":
        first = words(N_("perhaps sent to {whom} by {channel}: no answer came"), **told)
    else:
        first = words(N_("not sent to {whom} by {channel}"), **told)
    return [first, *(f"  {line}" for line in worded(words, one.outcome.code, one.outcome.arguments))]


def delivery_lines(words: Words, delivery: _Delivery) -> list[str]:
    """What is said of all of them together."""
    lines = []
    if delivery.waiting:
        lines.append(
            words(N_("Nothing was sent outside of working hours; it waits until {moment}."), moment=delivery.waiting)
        )
    elif not delivery.messages and not delivery.lacking and not delivery.hindrance:
        lines.append(words(N_("Nothing new is to be told; nothing was sent.")))
    failed = sum(one.outcome.state != "sent" for one in delivery.messages)
    if failed:
        told = N_("Not sent: {n} of {all}. The next run tries again: `xcollab notify --reminders`.")
        lines.append(words(told, n=failed, all=len(delivery.messages)))
    if delivery.lacking:
        told = N_("Left to a runner that has them, because these variables are not set here: {variables}")
        lines.append(words(told, variables=list(delivery.lacking)))
    return lines
