"""Whose a commit is: from the name that git has for somebody to a member, by the roster that the commit stands on.

A forge may hide a person's address behind one of its own; that holds the account's name, which the roster knows as `forge`.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from xcollab.schema.department import Member
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.state import Finding

NO_REPLY: tuple[re.Pattern[str], ...] = (
    re.compile(r"(\d+\+)?(?P<account>[^@+]+)@users\.noreply\.[^@]+"),  # GitHub, Gitea's hidden addresses
    re.compile(r"\d+-(?P<account>[^@]+)@users\.noreply\.[^@]+"),  # GitLab
    re.compile(r"(\d+\+)?(?P<account>[^@+]+)@user\.noreply\.gitee\.com"),  # Gitee
    re.compile(r"(?P<account>[^@+]+)@noreply\.[^@]+"),  # Gitea, Forgejo
)
"""Addresses that forges write into commits in place of a person's own."""


def member_of(snapshot: Snapshot, email: str) -> Member | None:
    """The member who commits with an address; None for a stranger."""
    wanted = email.casefold()
    accounts = set(_accounts(wanted))
    for _, member in snapshot.members():
        if wanted in (address.casefold() for address in member.email):
            return member
    people = (member for _, member in snapshot.members() if member.forge)
    return next((member for member in people if str(member.forge).casefold().removeprefix("@") in accounts), None)


def _accounts(email: str) -> Iterator[str]:
    for pattern in NO_REPLY:
        if match := pattern.fullmatch(email):
            yield match["account"]


def gone(snapshot: Snapshot, author: Member, at: datetime) -> list[Finding]:
    """The author had left by then: the last day is a day where the workspace is."""
    day = at.astimezone(snapshot.workspace.zone).date()
    left = author.until is not None and day > author.until
    return [Finding("", (), "left", {"member": author.id, "until": author.until})] if left else []
