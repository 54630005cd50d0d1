"""When what is owed is due, how far over it is, and who hears of it then (上报).

A wait with a clock ends as its duration says; one with a date at the close of work of that day.
"""

from datetime import datetime
from typing import NamedTuple

from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.counting import WorkDays, due
from xcollab.workflow.waits import Wait


class Deadline(NamedTuple):
    """When a wait ends."""

    moment: datetime
    estimated: bool
    """It rests on a year without an official notice (预估)."""
    over: int
    """Working days past it, 0 on the day itself and before."""
    passed: bool


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


def dated(waits: tuple[Wait, ...], days: WorkDays, now: datetime) -> tuple[Dated, ...]:
    """Waits with their deadlines, the most urgent first; what has no deadline comes last."""
    every = (Dated(wait, deadline(wait, days, now)) for wait in waits)
    return tuple(sorted(every, key=lambda d: (d.deadline is None, d.deadline.moment if d.deadline else now)))


def deadline(wait: Wait, days: WorkDays, now: datetime) -> Deadline | None:
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
    return Deadline(moment, estimated, over, passed)


def level(found: Deadline) -> int:
    """The step of escalation reached: 0 before the deadline, then 1 to 3."""
    return sum(found.passed and found.over >= step.after for step in LEVELS)


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
    return tuple(dict.fromkeys(told))
