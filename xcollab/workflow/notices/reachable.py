"""By which channels a member or a department hears of things, and at which address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xcollab.schema.department import Member
    from xcollab.schema.snapshot import Snapshot


def member_channels(snapshot: Snapshot, member_id: str) -> tuple[str, ...]:
    """The names of the channels: those that the person chose, else the first that sends mail, else the department's."""
    member, channels = snapshot.member(member_id), snapshot.workspace.channels
    if member is None:
        return ()
    if member.notify and member.notify.channels is not None:
        return tuple(dict.fromkeys(name for name in member.notify.channels if name in channels))
    mails = tuple(name for name, channel in channels.items() if channel.kind == "mail")
    return mails[:1] or department_channels(snapshot, snapshot.department_of(member_id))


def department_channels(snapshot: Snapshot, department_id: str) -> tuple[str, ...]:
    """The names of a department's own channels: none where it names none."""
    department = snapshot.departments.get(department_id)
    named = department.notify.channels if department and department.notify else ()
    return tuple(dict.fromkeys(name for name in named if name in snapshot.workspace.channels))


def mail_address(member: Member) -> str:
    """Where mail for a person goes."""
    return (member.notify.address if member.notify else None) or member.email[0]
