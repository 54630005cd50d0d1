"""The agenda in lines, and as the topics of the minutes it will become."""

from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.overdue import sentence
from xcollab.render.text.sentences import department_name
from xcollab.render.text.verdict import redated
from xcollab.render.text.waiting import wait_line
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.views.agenda import Agenda, Item


def topic(words: Words, snapshot: Snapshot, item: Item) -> str:
    """One thing to talk about, in a sentence."""
    if item.late is not None:
        return sentence(words, snapshot, item.late)
    assert item.owed is not None
    return wait_line(words, snapshot, item.owed.obligation, item.owed.deadline)


def topics(words: Words, snapshot: Snapshot, found: Agenda) -> list[str]:
    """The sentences alone: what minutes begin with."""
    slipped = N_("{task} moved from {before} to {after}: {reason}")
    moved = [
        words(slipped, task=s.move.task, before=s.move.from_, after=s.move.to, reason=safe_line(s.move.reason))
        for s in found.slips
    ]
    whole = [redated(words, move) for move in found.redatings]
    return [topic(words, snapshot, item) for item in found.items] + whole + moved


def agenda_lines(words: Words, snapshot: Snapshot, found: Agenda) -> list[str]:
    """By department; dates that moved since the last minutes come last."""
    if not (found.items or found.slips or found.redatings):
        return [words(N_("No open problems: the sync can be left out."))]
    lines: list[str] = []
    department = None
    for item in found.items:
        if item.department != department:
            department = item.department
            lines += ["", safe_line(department_name(snapshot, department))]
        lines.append(f"  - {topic(words, snapshot, item)}")
    moved = topics(words, snapshot, found)[len(found.items) :]
    if moved:
        lines += ["", words(N_("Moved since the last minutes")), *(f"  - {line}" for line in moved)]
    return lines[1:]
