"""Who waits for whom: departments in pairs, what for, and how long."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated


class Pair(NamedTuple):
    """One department waiting for another."""

    waiting: str
    awaited: str
    owed: tuple[Dated, ...]
    longest: int
    """Working days that the oldest of them has waited."""


def pairs(dated: Iterable[Dated], days: WorkDays, now: datetime) -> tuple[Pair, ...]:
    """Every pair of different departments, the one that waited longest first."""
    found: dict[tuple[str, str], list[Dated]] = {}
    for each in dated:
        obligation = each.obligation
        if obligation.waiting and obligation.department and obligation.waiting != obligation.department:
            found.setdefault((obligation.waiting, obligation.department), []).append(each)
    every = (Pair(*key, tuple(owed), max(waited(d, days, now) for d in owed)) for key, owed in found.items())
    return tuple(sorted(every, key=lambda pair: (-pair.longest, pair.waiting, pair.awaited)))


def waited(each: Dated, days: WorkDays, now: datetime) -> int:
    """Working days since the ball went over."""
    since = each.obligation.since
    today = now.astimezone(days.zone).date()
    return days.between(since.astimezone(days.zone).date(), today) if since else 0
