"""The agenda in lines, and as the topics of the minutes it will become."""

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.overdue import sentence
from xcollab.render.text.verdict import redated
from xcollab.render.text.waiting import wait_line
from xcollab.words import N_
from xcollab.workflow.views.agenda import Agenda, Item


def topic(context: RenderContext, item: Item) -> str:
    """One thing to talk about, in a sentence."""
    if item.late is not None:
        return sentence(context, item.late)
    assert item.owed is not None
    return wait_line(context, item.owed.obligation, item.owed.deadline)


def topics(context: RenderContext, found: Agenda) -> list[str]:
    """The sentences alone: what minutes begin with."""
    words = context.words
    slipped = N_("{task} moved from {before} to {after}: {reason}")
    moved = [
        words(slipped, task=s.move.task, before=s.move.from_, after=s.move.to, reason=safe_line(s.move.reason))
        for s in found.slips
    ]
    whole = [redated(words, move) for move in found.redatings]
    return [topic(context, item) for item in found.items] + whole + moved


def agenda_lines(context: RenderContext, found: Agenda) -> list[str]:
    """By department; dates that moved since the last minutes come last."""
    words = context.words
    if not (found.items or found.slips or found.redatings):
        return [words(N_("No open problems: the sync can be left out."))]
    lines: list[str] = []
    department = None
    for item in found.items:
        if item.department != department:
            department = item.department
            lines += ["", safe_line(context.department_name(department))]
        lines.append(f"  - {topic(context, item)}")
    moved = topics(context, found)[len(found.items) :]
    if moved:
        lines += ["", words(N_("Moved since the last minutes")), *(f"  - {line}" for line in moved)]
    return lines[1:]
