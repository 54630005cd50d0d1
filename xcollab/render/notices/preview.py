"""What a dry run of `notify` prints: every digest whole, and beside it to whom and by which channel, addresses masked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.wording import masked
from xcollab.words import N_
from xcollab.words.language import Words


class Shown(NamedTuple):
    """A message as it is shown before it is sent."""

    to: str
    """The recipient, with the id."""
    address: str
    channel: str
    subject: str
    text: str


def preview(words: Words, messages: Sequence[Shown]) -> list[str]:
    """Messages one below the other."""
    lines: list[str] = []
    for one in messages:
        lines += [
            "─" * 40,
            words.named(
                words(N_("Recipient")), words.aside(one.to, safe_line(masked(one.address)) if one.address else "")
            ),
            words.named(words(N_("Channel")), one.channel or words(N_("no channel is set up"))),
            words.named(words(N_("Subject")), one.subject),
            "",
            *one.text.splitlines(),
            "",
        ]
    return lines[:-1]


def count_line(context: RenderContext, messages: int, sendable: datetime | None) -> str:
    """How many there are, and until when they wait."""
    words = context.words
    if not messages:
        return words(N_("Nobody is to be told anything."))
    if sendable is None:
        return words(N_("Messages: {n}. Nothing was sent."), n=messages)
    told = N_("Messages: {n}. Nothing was sent. Outside of working hours they wait until {moment}.")
    return words(told, n=messages, moment=sendable.astimezone(context.zone))


def unreached_line(context: RenderContext, members: Sequence[str]) -> str:
    """Whom no channel reaches, and the command that mends it."""
    words = context.words
    people = [context.name_with_id(member) for member in members]
    return words(
        N_("No channel reaches {people}. `xcollab member notify --help` shows how they choose one."), people=people
    )
