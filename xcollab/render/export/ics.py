"""What is due as a calendar: all-day events that Outlook, Google and Apple take over and bring up to date. Needs icalendar.

An event keeps its UID for as long as it is the same matter. SEQUENCE is the second of the newest change: it grows with
every change of a date, by a statement, a plan or the company's calendar, and never goes back, not even where a move is taken
back; a clone without the history writes the same. DTSTAMP is the moment of the newest statement, not of the export, so that the same revision gives the same bytes. What stood in the calendar
and does not any more, because it is done, cancelled or somebody else's, is sent as cancelled for a while: a program that
takes over files, and does not subscribe, would keep it for ever.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Calendar, Event

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.report.facts import Facts
from xcollab.render.text.waiting import owed
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.board import Row

if TYPE_CHECKING:
    from xcollab.schema.company import Company

FAREWELL = timedelta(days=90)
"""How long what ended is sent as cancelled."""
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
_MOST = 2**31 - 1
"""No number may be larger in a calendar."""
LONGEST = 200
"""A longer title is cut: no calendar shows more."""


class Whose(NamedTuple):
    """Whose calendar it is: everybody's, where neither is named."""

    member: str = ""
    department: str = ""


class Standing(NamedTuple):
    """A collaboration at one moment."""

    state: State
    rows: Sequence[Row]
    owed: Sequence[Dated]

    @property
    def title(self) -> str:
        """The request's title, or the id where there is none."""
        return self.state.collab.request.title if self.state.collab.request else self.state.collab.id


class Day(NamedTuple):
    """One event."""

    uid: str
    day: date
    title: str
    about: str
    category: str


class Feed(NamedTuple):
    """A collaboration as it stands, and as it stood before each of the last statements."""

    now: Facts
    before: Sequence[Standing]
    changed: datetime
    """When anything of the workspace was changed last."""


def calendar(context: RenderContext, every: Sequence[Feed], whose: Whose) -> bytes:
    """The calendar of everything running, and of what ended lately."""
    found = Calendar()
    found.add("prodid", "-//xcollab//xcollab//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _line(_name(context, whose)))
    for feed in every:
        state = feed.now.state
        if not state.counted:
            continue
        stamp = max(entry.statement.at for entry in state.counted).astimezone(UTC)
        sequence = _sequence(max(feed.changed, stamp))
        present = Standing(state, feed.now.rows, feed.now.owed) if feed.now.running else None
        live = {day.uid: day for day in _days(context, present, whose)} if present else {}
        gone = {day.uid: day for then in feed.before for day in _days(context, then, whose)}
        for day in sorted((gone | live).values(), key=lambda day: (day.day, day.uid)):
            found.add_component(_event(context.snapshot, day, stamp, sequence, live=day.uid in live))
    return bytes(found.to_ical())


def _sequence(changed: datetime) -> int:
    return min(int((changed - _BEGINNING).total_seconds()), _MOST)


def _name(context: RenderContext, whose: Whose) -> str:
    name = context.name_of(whose.member) if whose.member else ""
    name = name or (context.department_name(whose.department) if whose.department else "")
    return context.words.aside(context.snapshot.workspace.name, name)


def _event(company: "Company", day: Day, stamp: datetime, sequence: int, *, live: bool) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@{company.workspace.id}.xcollab")
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("status", "CONFIRMED" if live else "CANCELLED")
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", _line(day.title))
    event.add("description", _line(day.about))
    event.add("categories", [day.category])
    event.add("transp", "TRANSPARENT")
    return event


def _line(text: str) -> str:
    line = " ".join(safe_line(text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _days(context: RenderContext, then: Standing, whose: Whose) -> Iterator[Day]:
    yield from _tasks(context, then, whose)
    yield from _answers(context, then, whose)
    if _takes_part(context.snapshot, then, whose):
        yield from _milestones(context.words, then)


def _tasks(context: RenderContext, then: Standing, whose: Whose) -> Iterator[Day]:
    """Tasks that are still open, on the date in force."""
    words = context.words
    for row in then.rows:
        plan = then.state.collab.tasks[row.task]
        people = (plan.owner, plan.doer, *plan.helpers)
        if row.status in ("done", "cancelled") or row.due is None or not _concerns(whose, people, row.department):
            continue
        who = words.aside(context.name_of(row.doer), context.department_name(row.department))
        was = words(N_("originally {day}"), day=row.original) if row.original != row.due else ""
        told = (who, words.label("task", row.status), *filter(None, (was,)), then.title, f"{row.collab}/{row.task}")
        title = words(N_("Due: {title}"), title=row.title)
        yield Day(f"task-{row.collab}-{row.task}", row.due, title, words.listed(told), words(N_("Task")))


def _answers(context: RenderContext, then: Standing, whose: Whose) -> Iterator[Day]:
    """Answers with a deadline of their own; each asking is an event of its own."""
    words = context.words
    for each in then.owed:
        wait, deadline = each
        if deadline is None or _of_a_task(then, wait) or not _concerns(whose, wait.people, wait.department):
            continue
        who = words.aside(
            context.name_of(wait.people[0]) if wait.people else "?", context.department_name(wait.department)
        )
        day = deadline.moment.astimezone(context.zone)
        mark = words(N_("estimated")) if deadline.estimated else ""
        told = (who, words.aside(f"{day:%Y-%m-%d %H:%M}", mark), then.title)
        yield Day(_uid(each), day.date(), owed(context, wait), words.listed(told), words(N_("Answer")))


def _of_a_task(then: Standing, wait: Obligation) -> bool:
    """Whether it is due on its task's own date, which stands in the calendar already."""
    return not wait.within and not kind_of(wait).each and wait.subject in then.state.tasks


def _uid(each: Dated) -> str:
    wait = each.obligation
    since = f"{wait.since.astimezone(UTC):%Y%m%dT%H%M%SZ}" if wait.since else ""
    named = (wait.kind, wait.collab, wait.subject, wait.party, wait.people[0] if kind_of(wait).each else "", since)
    return "-".join(filter(None, named))


def _milestones(words: Words, then: Standing) -> Iterator[Day]:
    """The request's milestones and its own date; a revision may have moved them."""
    request, collab = then.state.collab.request, then.state.collab.id
    if request is None:
        return
    category, named = words(N_("Milestone")), list[str]()
    for milestone in request.milestones:
        key, same = hashlib.sha256(milestone.name.encode()).hexdigest()[:12], named.count(milestone.name)
        named.append(milestone.name)
        yield Day(
            f"milestone-{collab}-{key}{f'-{same}' if same else ''}",
            milestone.date,
            milestone.name,
            request.title,
            category,
        )
    due = words(N_("Due: {title}"), title=request.title)
    yield Day(f"request-{collab}", request.due, due, collab, category)


def _concerns(whose: Whose, people: Iterable[str], department: str) -> bool:
    return (not whose.member or whose.member in people) and (not whose.department or whose.department == department)


def _takes_part(company: "Company", then: Standing, whose: Whose) -> bool:
    """Whether the department, or the member's, asks or is asked."""
    request = then.state.collab.request
    department = whose.department or (company.department_of(whose.member) if whose.member else "")
    return request is not None and (not department or department in (request.department, *request.departments))
