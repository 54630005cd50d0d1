"""One digest a recipient and channel: which notices go where, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from xcollab.channels.message import Recipient, message_id
from xcollab.workflow.notices.notice import Notice
from xcollab.workflow.notices.reachable import department_channels, mail_address, member_channels

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot

FOR_A_DEPARTMENT = frozenset({
    "asked-departments", "no-longer-asked", "taking-part", "help-asked", "responsible-speakers",
})  # fmt: skip
"""Roles in which somebody hears for their department: its own room is told as well."""
OWED_BY_A_DEPARTMENT = frozenset({"give-feedback", "renew-feedback", "propose-solution", "help"})
"""What a department owes; its own room is reminded as well."""


class Digest(NamedTuple):
    """All that one recipient is told on one channel at once."""

    workspace: str
    """Its id."""
    recipient: Recipient
    channel: str
    notices: tuple[Notice, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """By which its notices are known again: what was sent already is left out of the next digest."""
        return tuple(notice.key for notice in self.notices)

    @property
    def id(self) -> str:
        """Of its message: the same on every machine for the same notices, however it is worded."""
        return message_id(self.workspace, whom(self.recipient), self.channel, *sorted(self.keys))


def whom(recipient: Recipient) -> str:
    """By which a recipient is known again: a member's id, or a department's."""
    return recipient.member or f"@{recipient.department}"


class Unreached(NamedTuple):
    """Somebody whom no channel reaches, and how much they would have been told."""

    member: str
    notices: int


def digests(snapshot: Snapshot, notices: Iterable[Notice]) -> tuple[Digest, ...]:
    """The digests of some notices, by recipient and channel; on the channel of no name where none is set up."""
    sent: dict[tuple[Recipient, str], dict[str, Notice]] = {}
    for notice in notices:
        for recipient, channel in _routes(snapshot, notice):
            own = sent.setdefault((recipient, channel), {})
            own.setdefault(notice.key if recipient.member else _of_all(notice), notice)
    workspace = snapshot.workspace.id
    return tuple(
        Digest(workspace, recipient, channel, tuple(own.values()))
        for (recipient, channel), own in sorted(
            sent.items(), key=lambda one: (one[0][0].department, whom(one[0][0]), one[0][1])
        )
    )


def _of_all(notice: Notice) -> str:
    """In a room the same is told once, whoever of its members hears of it."""
    return notice.key.partition(" ")[2]


def _routes(snapshot: Snapshot, notice: Notice) -> Iterator[tuple[Recipient, str]]:
    """Where a notice goes: on the member's own channels, and into the room of a department that it concerns as a whole."""
    department = snapshot.department_of(notice.member)
    if not snapshot.workspace.channels:
        yield _person(snapshot, department, notice.member), ""
        return
    if notice.redirected:
        yield (
            _person(snapshot, department, notice.member)._replace(address=notice.redirected.old),
            notice.redirected.channel,
        )
        return
    rooms = [name for name in department_channels(snapshot, department) if _is_room(snapshot, department, name)]
    told = list(member_channels(snapshot, notice.member))
    for name in told:
        in_room = name in rooms and snapshot.workspace.channels[name].kind != "mail"
        yield (_room(snapshot, department) if in_room else _person(snapshot, department, notice.member)), name
    if _concerns_department(notice):
        yield from ((_room(snapshot, department), name) for name in rooms)


def _person(snapshot: Snapshot, department: str, member_id: str) -> Recipient:
    member = snapshot.member(member_id)
    assert member  # strangers hear nothing
    mobile = member.notify.mobile if member.notify else None
    return Recipient(member_id, department, member.name, mail_address(member), mobile)


def _room(snapshot: Snapshot, department_id: str) -> Recipient:
    department = snapshot.departments[department_id]
    return Recipient(None, department_id, department.name, department.notify.address if department.notify else None)


def as_now(snapshot: Snapshot, recipient: Recipient) -> Recipient | None:
    """A recipient with the address that a revision has; None for one who is not there any more."""
    if recipient.member is None:
        return _room(snapshot, recipient.department) if recipient.department in snapshot.departments else None
    return _person(snapshot, recipient.department, recipient.member) if snapshot.member(recipient.member) else None


def _is_room(snapshot: Snapshot, department: str, channel: str) -> bool:
    """A chat, or mail to an address of the department's own."""
    own = snapshot.departments[department].notify
    return snapshot.workspace.channels[channel].kind != "mail" or bool(own and own.address)


def _concerns_department(notice: Notice) -> bool:
    if notice.owed:
        return (
            notice.owed.obligation.of or notice.owed.obligation
        ).kind in OWED_BY_A_DEPARTMENT and notice.step != "soon"
    return notice.role in FOR_A_DEPARTMENT


def unreached(snapshot: Snapshot, notices: Sequence[Notice]) -> tuple[Unreached, ...]:
    """Whom no channel reaches, though they did not ask for that."""
    found: dict[str, int] = {}
    for notice in notices:
        member = snapshot.member(notice.member)
        chosen = bool(member and member.notify and member.notify.channels is not None)
        if not chosen and next(_routes(snapshot, notice), None) is None:
            found[notice.member] = found.get(notice.member, 0) + 1
    return tuple(Unreached(member, count) for member, count in sorted(found.items()))
