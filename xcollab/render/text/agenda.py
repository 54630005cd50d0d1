"""The agenda in lines, and as the topics of the minutes it will become."""

from collections.abc import Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.time.overdue import sentence
from xcollab.render.text.verdict import redated
from xcollab.render.text.waiting import wait_line
from xcollab.schema.statement import Move
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.views.agenda import Agenda, Item, Topic

NO_PROBLEMS = N_("No open problems: the sync can be left out.")
MOVED = N_("Moved since the last minutes")


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
    reasons = dict.fromkeys(slip.move.reason for slip in found.slips)
    moved = [_moved(words, [slip.move for slip in found.slips if slip.move.reason == reason]) for reason in reasons]
    whole = [redated(words, move) for move in found.redatings]
    return [topic(context, each) for each in found.topics] + whole + moved


def _moved(words: Words, moves: Sequence[Move]) -> str:
    """The tasks that moved for one reason, in the order of their dates."""
    first, *others = moves
    reason = safe_line(first.reason)
    if not others:
        told = N_("{task} moved from {before} to {after}: {reason}")
        return words(told, task=first.task, before=first.from_, after=first.to, reason=reason)
    every = sorted(moves, key=lambda move: (move.from_, move.task))
    each = [words(N_("{task} {before} → {after}"), task=one.task, before=one.from_, after=one.to) for one in every]
    return words(N_("{n} tasks moved, {reason}: {tasks}"), n=len(every), reason=reason, tasks=words.listed(each))


def agenda_lines(context: RenderContext, found: Agenda) -> list[str]:
    """By department; dates that moved since the last minutes come last."""
    words = context.words
    if not (found.topics or found.slips or found.redatings):
        return [words(NO_PROBLEMS)]
    lines: list[str] = []
    for department, told in by_department(context, found):
        lines += ["", safe_line(department), *(f"  - {line}" for line in told)]
    if moved := moved_topics(context, found):
        lines += ["", words(MOVED), *(f"  - {line}" for line in moved)]
    return lines[1:]


def by_department(context: RenderContext, found: Agenda) -> list[tuple[str, list[str]]]:
    """What each department has to speak about."""
    told: dict[str, list[str]] = {}
    for each in found.topics:
        told.setdefault(context.department_name(each.department), []).append(topic(context, each))
    return list(told.items())


def moved_topics(context: RenderContext, found: Agenda) -> list[str]:
    """The dates that moved since the last minutes."""
    return topics(context, found)[len(found.topics) :]
