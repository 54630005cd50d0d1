"""The agenda in lines, and as the topics of the minutes it will become."""

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.overdue import sentence
from xcollab.render.text.verdict import redated
from xcollab.render.text.waiting import wait_line
from xcollab.words import N_
from xcollab.workflow.views.agenda import Agenda, Item, Topic


def _told(context: RenderContext, item: Item) -> str:
    if item.late is not None:
        return sentence(context, item.late)
    assert item.owed is not None
    return wait_line(context, item.owed.obligation, item.owed.deadline)


def topic(context: RenderContext, found: Topic) -> str:
    """One thing to talk about, in a line: what it asks first, and what else there is about it."""
    words, (kind, about) = context.words, found.items[0].about
    if kind == "leaver" and len(found.items) > 1:
        held = [item.owed.obligation for item in found.items if item.owed]
        gone = words(N_("{who} leaves on {day} and holds {n} things that somebody has to take over: {what}"), n=len(held),
                     who=context.name_with_id(about), day=held[0].due, what=words.listed(one.subject for one in held))  # fmt: skip
        return words.named(safe_line(context.name_of(held[0].people[0])), gone)
    first, *more = dict.fromkeys(_told(context, item) for item in found.items)
    return words(N_("{first}; also: {more}"), first=first, more=words.listed(more)) if more else first


def topics(context: RenderContext, found: Agenda) -> list[str]:
    """The sentences alone: what minutes begin with."""
    words = context.words
    slipped = N_("{task} moved from {before} to {after}: {reason}")
    moved = [
        words(slipped, task=s.move.task, before=s.move.from_, after=s.move.to, reason=safe_line(s.move.reason))
        for s in found.slips
    ]
    whole = [redated(words, move) for move in found.redatings]
    return [topic(context, each) for each in found.topics] + whole + moved


def agenda_lines(context: RenderContext, found: Agenda) -> list[str]:
    """By department; dates that moved since the last minutes come last."""
    words = context.words
    if not (found.topics or found.slips or found.redatings):
        return [words(N_("No open problems: the sync can be left out."))]
    lines: list[str] = []
    department = None
    for each in found.topics:
        if each.department != department:
            department = each.department
            lines += ["", safe_line(context.department_name(department))]
        lines.append(f"  - {topic(context, each)}")
    moved = topics(context, found)[len(found.topics) :]
    if moved:
        lines += ["", words(N_("Moved since the last minutes")), *(f"  - {line}" for line in moved)]
    return lines[1:]
