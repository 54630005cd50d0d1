"""What one person is told: that something happened, or that something is owed. "Sent" says all that is known of it, never "read"."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.workflow.time.deadlines import Dated

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry
    from xcollab.workflow.notices.redirected import Redirected
    from xcollab.workflow.obligations.obligation import Obligation

Step = Literal["", "asked", "soon", "late", "escalated", "redirected"]
"""What is told of an obligation: that it is put to somebody now, that it will soon be due, that it is late, or is late with others.

`redirected` is told at an address that somebody's mail went to before.
"""


class PlanEdit(NamedTuple):
    """A plan that was made or edited: no statement tells it, so it is told by the commit."""

    act: Literal["create", "edit"]
    kind: Literal["request", "task"]
    collab: str
    subject: str
    by: str
    """The member who committed it; the name in the commit, where it is nobody's address."""
    at: datetime
    version: str
    """The id of the file's content, by which the edit is known again."""


class Event(NamedTuple):
    """Something that happened in a collaboration: an act of the rulebook."""

    kind: str
    act: str
    collab: str
    subject: str
    by: str
    """Who did it: of what was recorded for somebody, who typed it."""
    at: datetime
    entry: Entry | None
    """The statement; none of a plan."""
    key: str
    """The same on every machine."""

    @classmethod
    def said(cls, entry: Entry) -> Event:
        """A statement was made."""
        said = entry.statement
        collab = said.on.partition("/")[0]
        return cls(
            entry.kind, said.act, collab, entry.subject, said.recorded_by or said.by, said.at, entry, entry.record
        )

    @classmethod
    def planned(cls, edit: PlanEdit) -> Event:
        """A plan was made or edited."""
        key = f"{edit.collab}/{edit.kind}/{edit.subject}@{edit.version}"
        return cls(edit.kind, edit.act, edit.collab, edit.subject, edit.by, edit.at, None, key)


class Notice(NamedTuple):
    """What one person is told of one event, or of one obligation, or of where their mail goes."""

    member: str
    role: str
    """In which they hear of it: a name of `hearers.HEARERS`; of what is owed `owing`, or a post of the escalation ladder."""
    collab: str
    """Empty where it is about none."""
    event: Event | None = None
    owed: Dated | None = None
    """What is owed, with its deadline; of what was escalated to them, as `views.escalated` makes it."""
    step: Step = ""
    redirected: Redirected | None = None
    """Mail for that person goes elsewhere."""

    @property
    def key(self) -> str:
        """By which it is known again on any machine and on any day: what was told once is not told twice."""
        if self.event:
            return f"{self.member} {self.event.key}"
        if self.redirected:
            return f"{self.member} {self.step} {fingerprint(*self.redirected)}"
        assert self.owed
        return f"{self.member} {_known_by(self.owed, self.step)} {self.step}"


def _known_by(owed: Dated, step: Step) -> str:
    """What is put to somebody is known by when it was asked: asked anew, it is another. What is due is known by when that is,
    and by how far up it has gone.
    """
    one: Obligation = owed.obligation.of or owed.obligation
    asked = one.asked[-1].since if one.asked else one.since
    when = f"{asked.astimezone(UTC):%Y%m%dT%H%M%SZ}" if asked else ""
    if owed.deadline and step != "asked":
        when = f"{owed.deadline.moment.astimezone(UTC):%Y%m%dT%H%MZ} {owed.deadline.level}"
    return " ".join(filter(None, (one.kind, one.collab, one.subject, one.party, when)))


def fingerprint(*parts: str) -> str:
    """Of what is told to one person: by it a sending is known again. 16 hexadecimal digits."""
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
