"""When what is owed is due, how far over it is, and who hears of it then (上报).

An obligation with a clock ends as its duration says; one with a date at the close of work of that day. Who is asked anew before
having answered gets the later of the old deadline and the new one; what was late by then stays late.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.model.questions import Clock
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.business_days import Duration, WorkDays, due

if TYPE_CHECKING:
    from xcollab.schema.company import Company


class Term(NamedTuple):
    """When an answer is due, all askings considered."""

    moment: datetime
    estimated: bool
    """It rests on a year without an official notice (预估)."""
    within: str
    """The duration that decides."""
    missed: bool
    """It was late already when it was asked anew."""
    over: int
    """By how many working days, all such times together."""


def term(days: WorkDays, asked: Sequence[Clock]) -> Term:
    """When the answer to a question is due that was asked once or several times."""
    found: Term | None = None
    for clock in asked:
        end = due(days, clock.since, clock.within)
        if found is None:
            found = Term(end.moment, end.estimated, clock.within, missed=False, over=0)
            continue
        if clock.since > found.moment:
            found = found._replace(missed=True, over=found.over + _between(days, found.moment, clock.since))
        if end.moment >= found.moment:
            found = found._replace(moment=end.moment, estimated=end.estimated, within=clock.within)
    assert found is not None
    return found


def _between(days: WorkDays, first: datetime, last: datetime) -> int:
    return days.between(first.astimezone(days.zone).date(), last.astimezone(days.zone).date())


def in_time(days: WorkDays, asked: Sequence[Clock], at: datetime) -> bool:
    """Whether an answer at a moment is in time: what inbox and figures go by alike."""
    end = term(days, asked)
    return not end.missed and at <= end.moment


class Deadline(NamedTuple):
    """When an obligation ends."""

    moment: datetime
    estimated: bool
    """It rests on a year without an official notice (预估)."""
    over: int
    """Working days past it, 0 on the day itself and before; with those that were over before it was asked anew."""
    passed: bool
    """It is late, or was when it was asked anew."""
    level: int
    """The step of escalation reached: 0 before the deadline, then 1 to 3."""
    soon: bool = False
    """The time of the private reminder has come."""
    next_step: date | None = None
    """The day on which the next people hear of it, if nothing is said."""
    within: str = ""
    """The duration that decides, where a clock runs."""
    late_before: bool = False
    """It was late when it was asked anew, and the new deadline has not come."""


class Dated(NamedTuple):
    """An obligation and its deadline, if it has one."""

    obligation: Obligation
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


def dated(owed: tuple[Obligation, ...], days: WorkDays, now: datetime, remind_before: str = "1wd") -> tuple[Dated, ...]:
    """Waits with their deadlines, the most urgent first; what has no deadline comes last."""
    alike: dict[tuple[object, ...], tuple[Deadline | None, list[Dated]]] = {}  # thousands may be owed by the same day
    together: dict[tuple[bool, datetime], list[Dated]] = {}
    for one in owed:
        key = (one.asked, one.due, one.held)
        if (known := alike.get(key)) is None:
            end = deadline(one, days, now, remind_before)
            place = (end is None, end.moment if end else now)
            known = alike[key] = end, together.setdefault(place, [])
        known[1].append(Dated(one, known[0]))
    return tuple(each for place in sorted(together) for each in together[place])


def deadline(obligation: Obligation, days: WorkDays, now: datetime, remind_before: str = "1wd") -> Deadline | None:
    """When an obligation ends, and how far it is over."""
    if obligation.asked:
        end = term(days, obligation.asked)
    elif obligation.due is not None:
        end = Term(days.close(obligation.due), days.estimated(obligation.due), "", missed=False, over=0)
    else:
        return None
    moment, passed = end.moment, now > end.moment
    over = end.over + (_between(days, moment, now) if passed else 0)
    day = moment.astimezone(days.zone).date()
    held = int(obligation.held)
    # Elapsed hours run through nights and days off; people are bothered at work only.
    bothered = end.missed or (passed and now >= days.working(moment))
    reached = sum(bothered and over >= step.after + held for step in LEVELS)
    ahead = days.after(day, max(LEVELS[reached].after + held - end.over, 0)) if reached < len(LEVELS) else None
    return Deadline(
        moment, end.estimated, over, passed or end.missed, reached, _soon(days, moment, now, remind_before), ahead,
        end.within, end.missed and not passed,
    )  # fmt: skip


def _soon(days: WorkDays, moment: datetime, now: datetime, before: str) -> bool:
    """Whether less than the reminder's time is left: in whole working days, or in hours."""
    term = Duration.parse(before)
    if now > moment:
        return False
    if term.unit == "wd":
        return days.between(now.astimezone(days.zone).date(), moment.astimezone(days.zone).date()) <= term.number
    return moment - now <= timedelta(hours=term.number)


def heard_as(company: "Company", obligation: Obligation, coordinator: str, reached: int) -> dict[str, str]:
    """The members who hear of it at a step, besides the one who owes it, each with the first post in which they do."""
    department = company.departments.get(obligation.department)
    posts = {
        "liaison": department.liaisons if department else (),
        "coordinator": (coordinator,),
        "lead": (department.lead,) if department and department.lead else (),
        "executive": (department.executive,) if department and department.executive else (),
    }
    told = [(member, post) for step in LEVELS[:reached] for post in step.hears for member in posts[post]]
    found: dict[str, str] = {}
    for member, post in told:
        if member not in obligation.people[:1]:
            found.setdefault(member, post)
    return found


def hears(company: "Company", obligation: Obligation, coordinator: str, reached: int) -> tuple[str, ...]:
    """The members alone."""
    return tuple(heard_as(company, obligation, coordinator, reached))
