"""Whose a commit is: from the name that git has for somebody to a member, by the roster that the commit stands on.

A forge may hide a person's address behind one of its own; that holds the account's name, which the roster knows as `forge`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from xcollab.schema.department import Member
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.words.characters import alike
from xcollab.words.patterns import compiled
from xcollab.workflow.model.finding import Finding

NO_REPLY: tuple[re.Pattern[str], ...] = (
    compiled(r"([0-9]+\+)?(?P<account>[^@+]+)@users\.noreply\.[^@]+"),  # GitHub, Gitea's hidden addresses
    compiled(r"[0-9]+-(?P<account>[^@]+)@users\.noreply\.[^@]+"),  # GitLab
    compiled(r"([0-9]+\+)?(?P<account>[^@+]+)@user\.noreply\.gitee\.com"),  # Gitee
    compiled(r"(?P<account>[^@+]+)@noreply\.[^@]+"),  # Gitea, Forgejo
)
"""Addresses that forges write into commits in place of a person's own."""


def member_of(snapshot: Snapshot, email: str) -> Member | None:
    """The member who commits with an address; None for a stranger."""
    wanted = alike(email)
    accounts = set(_accounts(wanted))
    for _, member in snapshot.members():
        if wanted in (alike(address) for address in member.email):
            return member
    people = (member for _, member in snapshot.members() if member.forge)
    return next((member for member in people if str(member.forge).casefold().removeprefix("@") in accounts), None)


def _accounts(email: str) -> Iterator[str]:
    for pattern in NO_REPLY:
        if match := pattern.fullmatch(email):
            yield match["account"]


def known_by(member: Member) -> list[str]:
    """What nobody else may have, or a commit could be two people's: id, addresses, and accounts on a forge as `@name`."""
    addresses = [alike(address) for address in member.email]
    own = [member.forge.casefold().removeprefix("@")] if member.forge else []
    accounts = [*own, *(account for address in addresses for account in _accounts(address))]
    return [member.id, *addresses, *dict.fromkeys(f"@{account}" for account in accounts)]


def gone(snapshot: Snapshot, author: Member, at: datetime) -> list[Finding]:
    """The author of a commit had left by then."""
    return [Finding("", (), "left", _left(author))] if _has_left(snapshot, author, at) else []


def said_after_leaving(snapshot: Snapshot, entries: Iterable[Entry], typed: datetime) -> Iterator[Finding]:
    """Statements of people who had left by then, and those that somebody typed who has left.

    Who has left says nothing any more, whatever the statement's own date: it was typed at `typed`. What they said while
    they were there, others may record for them.
    """
    for entry in entries:
        said = entry.statement
        for key, name, at in (("by", said.by, said.at if said.recorded_by else max(said.at, typed)),
                              ("recorded_by", said.recorded_by or "", max(said.at, typed))):  # fmt: skip
            member = snapshot.member(name)
            if member and _has_left(snapshot, member, at):
                yield Finding(entry.record, (key,), "left", _left(member))


def _left(member: Member) -> dict[str, object]:
    return {"member": member.id, "until": member.until}


def _has_left(snapshot: Snapshot, member: Member, at: datetime) -> bool:
    """The last day is a day where the workspace is."""
    return member.until is not None and at.astimezone(snapshot.workspace.zone).date() > member.until
