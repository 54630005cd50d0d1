"""Whose mail goes elsewhere since a revision: the address that it went to is told, for whoever redirects somebody's mail may not
be that person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.notices.reachable import mail_address, member_channels

if TYPE_CHECKING:
    from datetime import date

    from xcollab.schema.snapshot import Snapshot


class Redirected(NamedTuple):
    """Mail for a member that went to one address, and does not any more."""

    member: str
    channel: str
    """By which it went there."""
    old: str
    new: str
    """Empty where no mail is sent to that person at all."""


def redirected(before: Snapshot, now: Snapshot, today: date) -> Iterator[Redirected]:
    """Of everybody who is still there, as far as there still is a channel that reaches the old address."""
    for _, member in before.members():
        found = now.member(member.id)
        if found is None or (found.until and found.until < today):
            continue
        (channel, old), (_, new) = _mail(before, member.id), _mail(now, member.id)
        if old != new and channel in now.workspace.channels:
            yield Redirected(member.id, channel, old, new)


def _mail(snapshot: Snapshot, member_id: str) -> tuple[str, str]:
    """The channel by which somebody is sent mail, and the address; nothing where by none."""
    member = snapshot.member(member_id)
    by = [name for name in member_channels(snapshot, member_id) if snapshot.workspace.channels[name].kind == "mail"]
    return (by[0], mail_address(member)) if member and by else ("", "")
