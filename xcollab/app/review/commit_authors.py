"""Whose a commit is, and what of its dates is believed. A trailer is a claim of whoever commits; so is every date."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from xcollab.errors import Problem
from xcollab.schema.snapshot import Snapshot
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.commits import commit_at
from xcollab.store.git.runner import Git
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.review.settings_edits import settings_findings
from xcollab.workflow.rules.authorship import gone, member_of
from xcollab.workflow.time.timestamps import Made, made

_AUTHORITY = frozenset(
    {
        "not-the-author",
        "not-yours",
        "not-admin",
        "lead-only-adds",
        "not-yours-to-say",
        "not-redactor",
        "stranger-commit",
        "left",
    }
)
"""What the word of a co-author would have allowed, if it were one."""


def members(commit: Commit, roster: Snapshot, after: Snapshot | None, *, by_forge: bool) -> tuple[str, ...]:
    """The member whose a commit is; nobody where that cannot be told. Of a squash by the forge, the co-authors as well.

    A squash may hold the commit that made a co-author a member: such a one is known by the roster after it, as long as the
    author might change it.
    """
    author = None if commit.flaws else member_of(roster, commit.author.email)
    if author is None or not by_forge:
        return (author.id,) if author else ()
    known = [author, *(member_of(roster, person.email) for person in commit.also)]
    if after and not settings_findings(roster, after, [author.id]):
        known += [member_of(after, person.email) for person in commit.also]
    return tuple(dict.fromkeys(member.id for member in known if member))


def whose(commit: Commit, roster: Snapshot, when: Made) -> list[Finding]:
    """What is wrong with the author: not to be told, a stranger, or somebody who had left by then."""
    if commit.flaws:
        return [Finding("", (), "odd-commit", {"parts": list(commit.flaws)})]
    author = member_of(roster, commit.author.email)
    if author:
        return gone(roster, author, when.since)
    about = {"name": commit.author.name, "email": commit.author.email, "admins": list(roster.workspace.admins)}
    return [Finding("", (), "stranger-commit", about)]


def unheard(commit: Commit, found: Iterable[Problem], *, by_forge: bool) -> list[Problem]:
    """Why co-authors do not count, where something is wrong that their word would have allowed."""
    if by_forge or not commit.also or not any(problem.code in _AUTHORITY for problem in found):
        return []
    people = [person.name or person.email for person in commit.also]
    return [Problem("", 0, "trailer-no-authority", {"people": people})]


class Clock:
    """When the commits of a range were made, each bounded by what it stands on."""

    def __init__(self, git: Git, commits: Sequence[Commit], when: Made) -> None:
        self._git, self._when = git, when
        self._commits = {commit.id: commit for commit in commits}
        self._known: dict[str, datetime] = {}

    def of(self, commit: Commit) -> Made:
        """The moments of a commit; those of its parents have been asked for before."""
        found = made(commit.at, [commit.committed, *(self._since(parent) for parent in commit.parents)], self._when)
        self._known[commit.id] = found.since
        return found

    def _since(self, name: str) -> datetime:
        if name not in self._known:
            commit = self._commits.get(name) or commit_at(self._git, name)
            self._known[name] = made(commit.at, [commit.committed], self._when).since
        return self._known[name]
