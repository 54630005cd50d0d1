"""When something was said, against when it was committed, and the time that it gives others for their answer."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from xcollab.schema.snapshot import Entry
from xcollab.schema.workspace import Deadlines
from xcollab.workflow.state import Finding

AHEAD = timedelta(minutes=10)
"""How far clocks may differ."""
BEHIND = timedelta(hours=24)
"""How late a statement may be committed before it is worth a look."""


def dated(entries: Iterable[Entry], at: datetime, now: datetime) -> Iterator[Finding]:
    """Statements that claim a moment well after the commit's or after `now` (a commit may itself lie about its date), or
    long before the commit's.
    """
    known = min(at, now)
    for entry in entries:
        said = entry.statement.at
        if said > known + AHEAD:
            yield Finding(
                entry.record, ("at",), "said-in-future", {"at": said, "committed": known.astimezone(said.tzinfo)}
            )
        elif said < at - BEHIND:
            yield Finding(entry.record, ("at",), "said-long-ago", {"at": said, "committed": at.astimezone(said.tzinfo)})


_TERMS: Mapping[str, str] = {"request": "feedback", "issue": "solution", "acceptance": "acceptance"}
"""By kind of subject, which of the workspace's deadlines its statements give others in `within`."""


def granted(entries: Iterable[Entry], policies: Collection[Deadlines]) -> Iterator[Finding]:
    """Statements that give another time than the workspace does; `policies` are its deadlines before and after the change.

    Judged when they are committed, and never again: a later policy does not rewrite them.
    """
    for entry in entries:
        within = getattr(entry.statement, "within", None)
        terms = [getattr(policy, _TERMS[entry.kind]) for policy in policies] if within else []
        if terms and within not in terms:
            yield Finding(entry.record, ("within",), "other-term", {"stated": within, "term": terms[-1]})
