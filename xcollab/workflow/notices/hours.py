"""When people are told: in working hours, on working days. What comes up at another time waits for the next opening."""

from __future__ import annotations

from datetime import datetime, time

from xcollab.workflow.time.business_days import WorkDays


def sendable(days: WorkDays, hours: str | None, now: datetime) -> datetime:
    """The moment itself where people may be told then, otherwise the next at which they may. `hours` such as `08:30-20:00`
    are the workspace's own for notices; those of work hold where it names none.
    """
    if hours:
        opens, _, closes = hours.partition("-")
        days = days._replace(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
    return days.working(now)
