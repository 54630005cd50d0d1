"""One thing that somebody owes now, and where it is talked about."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from xcollab.schema.absences import StandIn
from xcollab.workflow.model.questions import Clock


class Nudged(NamedTuple):
    """Once that it was asked for (催办)."""

    at: datetime
    by: str
    whom: str
    way: str
    """phone, chat, meeting or mail."""
    note: str = ""


class Obligation(NamedTuple):
    """One thing that somebody owes."""

    kind: str
    """What is owed: the name of its declaration (see `table`)."""
    collab: str
    subject: str
    """The id of a task, an issue, a department or a statement; the collaboration's own for the request."""
    people: tuple[str, ...]
    """Any one of them may answer, the first is the one to ask."""
    department: str
    """The department that holds the ball."""
    since: datetime | None = None
    """Since when the ball is there: the first time it was asked, where a clock runs."""
    due: date | None = None
    within: str = ""
    """The duration given last, where a clock runs."""
    about: str = ""
    """A title or a few words, as people wrote them."""
    party: str = ""
    waiting: str = ""
    """The department that waits for it."""
    held: bool = False
    """The coordinator held back its escalation by a working day."""
    on: str = ""
    """Where the question was put, as statements say it, where the kind does not tell."""
    asked: tuple[Clock, ...] = ()
    """Each time it was asked, where a clock runs."""
    said: tuple[tuple[str, str], ...] = ()
    """What is known already of the answer, by key."""
    instead: tuple[StandIn, ...] = ()
    """Who of them is away, and who answers meanwhile."""
    of: "Obligation | None" = None
    """What is late, where it was escalated to somebody: they hear of it as `party`."""
    without: bool = False
    """Work began without waiting for it."""
    nudges: tuple[Nudged, ...] = ()
    """Each time it was asked for, the first one first."""


def which(owed: Obligation) -> Mapping[str, str | int]:
    """What tells it from others of its kind on the same subject: the side whose verdict it is, or the action of which minutes."""
    if owed.kind == "do-action":
        return {"minutes": owed.subject, "number": int(owed.party)}
    return {"party": owed.party} if owed.party else {}
