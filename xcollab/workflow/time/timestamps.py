"""When something was said, against when it was committed, and the time that it gives others for their answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.workflow.model.finding import Finding

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.schema.workspace import Deadlines

AHEAD = timedelta(minutes=10)
"""How far clocks may differ."""
BEHIND = timedelta(hours=24)
"""How late a statement may be committed before it is worth a look."""


Seen = Literal["now", "received", "landed"]


class Made(NamedTuple):
    """When a commit was made, as far as that is known. Its own dates are claims, and so are those of what it stands on."""

    at: datetime
    """The author date."""
    since: datetime
    """It was not made before: what it stands on was there already."""
    judged: datetime
    """It was made by then: somebody judges it now, or a server received it."""
    seen: Seen = "now"
    """What `judged` tells of when others first saw it: at the latest, at the earliest, or nothing, because it is long public."""


def made(at: datetime, known: Iterable[datetime], when: Made) -> Made:
    """The same judgement of a commit with that author date; `known` are its committer's date and the times of its parents.

    What claims to lie after the judgement bounds nothing.
    """
    return when._replace(at=at, since=min(when.judged, max([at, *known])))


def judged_at(now: datetime, seen: Seen = "now") -> Made:
    """What is made at the very moment at which it is judged."""
    return Made(now, now, now, seen)


def dated(entries: Iterable[Entry], when: Made, before: Snapshot | None = None) -> Iterator[Finding]:
    """Statements that claim a moment well after the commit's or after the judgement (a commit may itself lie about its
    date), or long before the commit can have been made or, where that is known, was received.

    `before` is what they stand on: whoever speaks after somebody whose clock is ahead is dated a second later, and is right.
    Where nothing bounds the claim, that is said once, of the commit as a whole.
    """
    new = list(entries)
    known, since = min(when.at, when.judged), when.judged if when.seen == "received" else when.since
    unproven: list[datetime] = []
    for entry in new:
        said = entry.at
        if said > known + AHEAD and not (before and _next_after(entry, new, before)):
            yield _finding(entry, "said-in-future", known)
        elif said < since - BEHIND:
            yield _finding(entry, "said-long-ago", since)
        elif said < when.judged - BEHIND and when.seen == "now":
            unproven.append(said)
    if unproven:
        earliest = min(unproven)
        yield Finding("", (), "time-unproven", {"at": earliest, "judged": when.judged.astimezone(earliest.tzinfo)})


def _next_after(entry: Entry, new: Collection[Entry], before: Snapshot) -> bool:
    """Whether a statement follows on the last of its collaboration, which itself may lie ahead, by a second for each new one."""
    collab = _collab(entry)
    known = before.collabs.get(collab)
    if known is None or not known.entries:
        return False
    last = max(earlier.at for earlier in known.entries)
    among = sum(_collab(other) == collab for other in new)
    return last < entry.at <= last + timedelta(seconds=among)


def _collab(entry: Entry) -> str:
    return entry.on.partition("/")[0]


def _finding(entry: Entry, code: str, moment: datetime) -> Finding:
    said = entry.at
    return Finding(entry.record, ("at",), code, {"at": said, "committed": moment.astimezone(said.tzinfo)})


_TERMS: Mapping[str, str] = {
    "request": "feedback", "issue": "solution", "acceptance": "acceptance", "task": "feedback",
}  # fmt: skip
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
