"""What is due as a calendar: all-day events that Outlook, Google and Apple take over and bring up to date. Needs icalendar.

An event keeps its UID for as long as it is the same matter; SEQUENCE counts how often its date moved, and DTSTAMP is the
moment of the newest statement, not of the export, so that the same revision gives the same bytes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from xcollab.render.acts import department_name, name_of
from xcollab.render.report_facts import Facts
from xcollab.render.safe import safe_line
from xcollab.render.waiting import owed
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.deadlines import Dated
from xcollab.workflow.waits import Wait

LONGEST = 200
"""A longer title is cut: no calendar shows more."""


class Whose(NamedTuple):
    """Whose calendar it is: everybody's, where neither is named."""

    member: str = ""
    department: str = ""


class Day(NamedTuple):
    """One event."""

    uid: str
    day: date
    title: str
    about: str
    category: str
    moved: int = 0


def calendar(words: Words, snapshot: Snapshot, every: Sequence[Facts], whose: Whose) -> bytes:
    """The calendar of everything running."""
    found = Calendar()
    found.add("prodid", "-//xcollab//xcollab//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _line(_name(words, snapshot, whose)))
    for facts in every:
        if not facts.running or not facts.state.counted:
            continue
        stamp = max(entry.statement.at for entry in facts.state.counted).astimezone(UTC)
        for day in sorted(_days(words, snapshot, facts, whose), key=lambda day: (day.day, day.uid)):
            found.add_component(_event(snapshot, day, stamp))
    return bytes(found.to_ical())


def _name(words: Words, snapshot: Snapshot, whose: Whose) -> str:
    name = name_of(snapshot, whose.member) if whose.member else ""
    name = name or (department_name(snapshot, whose.department) if whose.department else "")
    return words.aside(snapshot.workspace.name, name)


def _event(snapshot: Snapshot, day: Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@{snapshot.workspace.id}.xcollab")
    event.add("dtstamp", stamp)
    event.add("sequence", day.moved)
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


def _days(words: Words, snapshot: Snapshot, facts: Facts, whose: Whose) -> Iterator[Day]:
    yield from _tasks(words, snapshot, facts, whose)
    yield from _answers(words, snapshot, facts, whose)
    if _takes_part(snapshot, facts, whose):
        yield from _milestones(words, facts)


def _tasks(words: Words, snapshot: Snapshot, facts: Facts, whose: Whose) -> Iterator[Day]:
    """Tasks that are still open, on the date in force."""
    for row in facts.rows:
        plan, task = facts.state.collab.tasks[row.task], facts.state.tasks[row.task]
        people = (plan.owner, plan.doer, *plan.helpers)
        if row.status in ("done", "cancelled") or row.due is None or not _concerns(whose, people, row.department):
            continue
        who = words.aside(name_of(snapshot, row.doer), department_name(snapshot, row.department))
        told = (who, words.label("task", row.status), facts.title, f"{row.collab}/{row.task}")
        title = words(N_("Due: {title}"), title=row.title)
        yield Day(
            f"task-{row.collab}-{row.task}", row.due, title, words.listed(told), words(N_("Task")), len(task.slips)
        )


def _answers(words: Words, snapshot: Snapshot, facts: Facts, whose: Whose) -> Iterator[Day]:
    """Answers with a deadline of their own; each asking is an event of its own."""
    for each in facts.owed:
        wait, deadline = each
        if deadline is None or _of_a_task(facts, wait) or not _concerns(whose, wait.people, wait.department):
            continue
        who = words.aside(
            name_of(snapshot, wait.people[0]) if wait.people else "?", department_name(snapshot, wait.department)
        )
        day = deadline.moment.astimezone(snapshot.workspace.zone)
        mark = words(N_("estimated")) if deadline.estimated else ""
        told = (who, words.aside(f"{day:%Y-%m-%d %H:%M}", mark), facts.title)
        yield Day(_uid(each), day.date(), owed(words, snapshot, wait), words.listed(told), words(N_("Answer")))


def _of_a_task(facts: Facts, wait: Wait) -> bool:
    """Whether it is due on its task's own date, which stands in the calendar already."""
    return not wait.within and wait.kind != "reply" and wait.subject in facts.state.tasks


def _uid(each: Dated) -> str:
    wait = each.wait
    since = f"{wait.since.astimezone(UTC):%Y%m%dT%H%M%SZ}" if wait.since else ""
    named = (wait.kind, wait.collab, wait.subject, wait.party, wait.people[0] if wait.kind == "reply" else "", since)
    return "-".join(filter(None, named))


def _milestones(words: Words, facts: Facts) -> Iterator[Day]:
    """The request's milestones and its own date; a revision may have moved them."""
    request, collab = facts.state.collab.request, facts.state.collab.id
    if request is None:
        return
    moved = sum(entry.kind == "request" and entry.statement.act == "revise" for entry in facts.state.counted)
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
            moved,
        )
    due = words(N_("Due: {title}"), title=request.title)
    yield Day(f"request-{collab}", request.due, due, collab, category, moved)


def _concerns(whose: Whose, people: Iterable[str], department: str) -> bool:
    return (not whose.member or whose.member in people) and (not whose.department or whose.department == department)


def _takes_part(snapshot: Snapshot, facts: Facts, whose: Whose) -> bool:
    """Whether the department, or the member's, asks or is asked."""
    request = facts.state.collab.request
    department = whose.department or (snapshot.department_of(whose.member) if whose.member else "")
    return request is not None and (not department or department in (request.department, *request.departments))
