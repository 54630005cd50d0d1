"""What somebody owes, in a sentence."""

from datetime import datetime

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated, Deadline


def owed(context: RenderContext, wait: Obligation) -> str:
    """What is owed; of what was escalated, by whom."""
    words = context.words
    if wait.of:
        what = words.named(people(context, wait.of), owed(context, wait.of))
        return words(N_("{what} (escalated to you as {post})"), what=what, post=words.label("capacity", wait.party))
    named = {
        key: safe_line(found.name) if (found := context.snapshot.departments.get(department)) else department
        for key, department in (("department", wait.department), ("asked", wait.subject))
    }
    party = words.label("party", wait.party) if wait.party else ""
    about = safe_line(wait.about)
    return words(kind_of(wait).sentence, subject=wait.subject, party=party, collab=wait.collab, about=about, **named)


def people(context: RenderContext, wait: Obligation) -> str:
    """The one to ask, with the department."""
    member = context.snapshot.member(wait.people[0]) if wait.people else None
    name = member.name if member else (wait.people[0] if wait.people else "?")
    for one in wait.instead:
        if one.deputy == wait.people[0]:
            told = N_("{deputy} for {member}, away until {day}")
            name = context.words(told, deputy=name, member=context.name_of(one.member), day=one.until)
    department = context.snapshot.departments.get(wait.department)
    return safe_line(context.words.aside(name, department.name if department else ""))


def asked_for(context: RenderContext, wait: Obligation) -> str:
    """How often it was asked for, and when and how last; nothing where it never was."""
    if not wait.nudges:
        return ""
    words, last = context.words, wait.nudges[-1]
    moment = f"{last.at.astimezone(context.zone):%m-%d %H:%M}"
    told = N_("nudged {n} times, last {moment} by {way}") if len(wait.nudges) > 1 else N_("nudged {moment} by {way}")
    return words(told, n=len(wait.nudges), moment=moment, way=words.label("via", last.way))


def beside_the_date(context: RenderContext, wait: Obligation) -> list[str]:
    """What is known of it beside its deadline: that work began without it, that it was asked for."""
    without = context.words.label("feedback", "passed-over") if wait.without else ""
    return [*filter(None, (without, asked_for(context, wait)))]


def when(context: RenderContext, wait: Obligation, deadline: Deadline | None) -> str:
    """When it is due, by which term, and how far it is over."""
    words = context.words
    if deadline is None:
        return ""
    moment = deadline.moment.astimezone(context.zone)
    told = [words(N_("due {due}"), due=f"{moment:%Y-%m-%d %H:%M}" if wait.within else f"{moment:%Y-%m-%d}")]
    if wait.within:
        told.append(words.duration(deadline.within))
    if deadline.late_before:
        over = words(N_("{term} late already when it was asked anew"), term=words.duration(f"{deadline.over}wd"))
        told.append(over if deadline.over else words(N_("late already when it was asked anew")))
    elif deadline.passed:
        over = words(N_("{term} over"), term=words.duration(f"{deadline.over}wd"))
        told.append(over if deadline.over else words(N_("passed today")))
    elif deadline.soon:
        told.append(words(N_("soon")))
    if wait.held:
        told.append(words(N_("escalation held back by a day")))
    told += beside_the_date(context, wait)
    if deadline.estimated:
        told.append(words(N_("estimated: the holidays are not announced yet")))
    return words.aside(told[0], words.listed(told[1:]))


def wait_line(context: RenderContext, wait: Obligation, deadline: Deadline | None = None) -> str:
    """Who owes what, by when."""
    what = context.words.named(people(context, wait), owed(context, wait))
    if deadline is None:
        return what
    return context.words(N_("{what}, {when}"), what=what, when=when(context, wait, deadline))


def asked_line(context: RenderContext, wait: Obligation, at: datetime | None) -> str:
    """Who owes what, by which term: what an act tells that was said `at` a moment, before any deadline is counted.

    A term that began to run before it is told with the day of its beginning: part of it is over.
    """
    words, told = context.words, wait_line(context, wait)
    if wait.due:
        told += words(N_(", due {due}"), due=wait.due)
    if wait.within:
        within, began = words.duration(wait.within), wait.asked[-1].since
        day = began.astimezone(context.zone).date()
        earlier = at is None or began < at
        told += words(
            N_(", within {within} from {day}") if earlier else N_(", within {within}"), within=within, day=day
        )
    return words.aside(told, words.listed(beside_the_date(context, wait)))


def next_lines(context: RenderContext, own: tuple[Dated, str] | None) -> list[str]:
    """What the reader owes first, by when, and the command that answers it; nothing where they owe nothing."""
    if own is None:
        return []
    (wait, deadline), command = own
    told = context.words(N_("Your next step: {what}"), what=owed(context, wait))
    due = when(context, wait, deadline)
    return ["", f"{told}  {due}" if due else told, f"    {command}"]
