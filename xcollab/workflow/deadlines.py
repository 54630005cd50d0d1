"""When what is owed is due, how far over it is, and who hears of it then (上报).

A wait with a clock ends as its duration says; one with a date at the close of work of that day.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.counting import Duration, WorkDays, due
from xcollab.workflow.waits import Wait


class Deadline(NamedTuple):
    """When a wait ends."""

    moment: datetime
    estimated: bool
    """It rests on a year without an official notice (预估)."""
    over: int
    """Working days past it, 0 on the day itself and before."""
    passed: bool
    level: int
    """The step of escalation reached: 0 before the deadline, then 1 to 3."""
    soon: bool = False
    """The time of the private reminder has come."""
    next_step: date | None = None
    """The day on which the next people hear of it, if nothing is said."""


class Dated(NamedTuple):
    """A wait and its deadline, if it has one."""

    wait: Wait
    deadline: Deadline | None


class Level(NamedTuple):
    """A step of escalation: from how many working days after the deadline, and who hears then."""

    after: int
    hears: tuple[str, ...]


LEVELS: tuple[Level, ...] = (
    Level(0, ("liaison", "coordinator")),
    Level(1, ("lead",)),
    Level(3, ("executive",)),
)
"""At the deadline the liaison and the coordinator, then the department's lead, then the executive. The person who owes it
is reminded before anybody else hears."""


def dated(waits: tuple[Wait, ...], days: WorkDays, now: datetime, remind_before: str = "1wd") -> tuple[Dated, ...]:
    """Waits with their deadlines, the most urgent first; what has no deadline comes last."""
    every = (Dated(wait, deadline(wait, days, now, remind_before)) for wait in waits)
    return tuple(sorted(every, key=lambda d: (d.deadline is None, d.deadline.moment if d.deadline else now)))


def deadline(wait: Wait, days: WorkDays, now: datetime, remind_before: str = "1wd") -> Deadline | None:
    """When a wait ends, and how far it is over."""
    if wait.within and wait.since is not None:
        end = due(days, wait.since, wait.within)
        moment, estimated = end.moment, end.estimated
    elif wait.due is not None:
        moment, estimated = days.close(wait.due), days.estimated(wait.due)
    else:
        return None
    passed = now > moment
    today = now.astimezone(days.zone).date()
    over = days.between(moment.astimezone(days.zone).date(), today) if passed else 0
    day = moment.astimezone(days.zone).date()
    held = int(wait.held)
    # Elapsed hours run through nights and days off; people are bothered at work only.
    bothered = passed and now >= days.working(moment)
    reached = sum(bothered and over >= step.after + held for step in LEVELS)
    ahead = days.after(day, LEVELS[reached].after + held) if reached < len(LEVELS) else None
    return Deadline(moment, estimated, over, passed, reached, _soon(days, moment, now, remind_before), ahead)


def _soon(days: WorkDays, moment: datetime, now: datetime, before: str) -> bool:
    """Whether less than the reminder's time is left: in whole working days, or in hours."""
    term = Duration.parse(before)
    if now > moment:
        return False
    if term.unit == "wd":
        return days.between(now.astimezone(days.zone).date(), moment.astimezone(days.zone).date()) <= term.number
    return moment - now <= timedelta(hours=term.number)


def hears(snapshot: Snapshot, wait: Wait, coordinator: str, reached: int) -> tuple[str, ...]:
    """The members who hear of it at a step, besides the one who owes it."""
    department = snapshot.departments.get(wait.department)
    posts = {
        "liaison": department.liaisons if department else (),
        "coordinator": (coordinator,),
        "lead": (department.lead,) if department and department.lead else (),
        "executive": (department.executive,) if department and department.executive else (),
    }
    told = [member for step in LEVELS[:reached] for post in step.hears for member in posts[post]]
    return tuple(dict.fromkeys(member for member in told if member not in wait.people[:1]))
