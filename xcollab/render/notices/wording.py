"""The words of a digest: by when and how long that is, who answered, what silence leads to, and the reply block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from xcollab.errors import Word
from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import item_text
from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.letter import Ask, Labels, Part, Tone
from xcollab.render.text.time.deadline import weekday
from xcollab.render.text.waiting import owed as owed_sentence
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.notices.answered import Given
from xcollab.workflow.notices.answers import Choice, Question, numbers
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated, Deadline

_LONG = 600
"""Characters of a field of a plan; who wants all of it looks there."""
_TITLE, _SENTENCE = 60, 100
"""Characters of a title, and of a sentence, in a subject line."""


class Clock(NamedTuple):
    """By what days are counted in words: the calendar, and the moment at which it is told."""

    days: WorkDays
    now: datetime


class Beside(NamedTuple):
    """What is known of something owed, beside the obligation itself."""

    about: tuple[str, ...] = ()
    matter: Mapping[str, object] = {}
    """What the plan says of it, by key."""
    given: tuple[Given, ...] = ()
    """What others answered already to the same question, and who has not."""
    next_to_hear: Mapping[str, str] = {}
    """Who hears of it at the next step, and as what."""
    commands: tuple[str, ...] = ()
    page: str = ""


def labels(words: Words) -> Labels:
    """The words between the parts."""
    return Labels(
        words(N_("What happened")), words(N_("What waits for you")), words(N_("Late with others, and escalated to you")),
        words(N_("Command")), words(N_("In the browser")),
    )  # fmt: skip


def ask(context: RenderContext, clock: Clock, number: str, each: Dated, beside: Beside) -> Ask:
    """One thing that is owed, or late with others, with all that its reader needs for an answer."""
    deadline = each.deadline
    tone: Tone = "late" if deadline and deadline.passed else "soon" if deadline and deadline.soon else ""
    facts = (
        *_matter(context, beside.matter),
        *_given(context, beside.given),
        *_silence(context, each, beside.next_to_hear),
    )
    return Ask(
        number, owed_sentence(context, each.obligation), by_when(context, clock, each), tone, beside.about, facts,
        beside.commands, beside.page,
    )  # fmt: skip


def by_when(context: RenderContext, clock: Clock, each: Dated) -> str:
    """The day with its weekday, the hour where one was given, and how many working days are left, or over."""
    words, deadline = context.words, each.deadline
    if deadline is None:
        return ""
    told = words(N_("due {day}"), day=_day(context, deadline.moment, hour=bool(deadline.within)))
    more = [_left(words, clock, context, deadline)]
    if deadline.estimated:
        more.append(words(N_("estimated: the holidays are not announced yet")))
    return words.aside(told, words.listed(more))


def _day(context: RenderContext, moment: datetime, *, hour: bool) -> str:
    here = moment.astimezone(context.zone)
    day = context.words.aside(f"{here:%Y-%m-%d}", weekday(context.words, here))
    between = "" if context.words.language == "zh" else " "
    return f"{day}{between}{here:%H:%M}" if hour else day


def _left(words: Words, clock: Clock, context: RenderContext, deadline: Deadline) -> str:
    last, today = context.day_of(deadline.moment), context.day_of(clock.now)
    if deadline.passed:
        over = words.duration(f"{deadline.over}wd")
        just = words(N_("passed today")) if last == today else words(N_("its time has passed"))
        return words(N_("{term} over"), term=over) if deadline.over else just
    left = clock.days.between(today, last)
    if last == today:
        return words(N_("today"))
    return words(N_("{term} left"), term=words.duration(f"{left}wd")) if left else words(N_("no working day is left"))


def _matter(context: RenderContext, matter: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The fields of a plan, each in a line."""
    for key, value in matter.items():
        items = value if isinstance(value, list) else [value]
        told = context.words.listed(safe_line(item_text(context, key, item)) for item in items)
        yield context.words.label("field", key), told if len(told) <= _LONG else told[: _LONG - 1] + "…"


def _given(context: RenderContext, given: Sequence[Given]) -> Iterator[tuple[str, str]]:
    """Who answered already, and who has not."""
    words = context.words
    done = [_answer(context, one) for one in given if one.by]
    open_ = [_whose(context, one) for one in given if not one.by]
    if done:
        yield words(N_("Answered already")), words.listed(done)
    if open_:
        yield words(N_("No answer yet")), words.show(open_)


def _whose(context: RenderContext, one: Given) -> str:
    word = context.words.label("party", one.whose) if one.group == "party" else context.department_name(one.whose)
    return safe_line(word)


def _answer(context: RenderContext, one: Given) -> str:
    words = context.words
    by = words.listed(
        filter(None, (context.name_of(one.by), f"{one.at.astimezone(context.zone):%m-%d}" if one.at else ""))
    )
    return safe_line(words.aside(words.named(_whose(context, one), words.show(one.what)), by))


def _silence(context: RenderContext, each: Dated, hear: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The ladder's next step: who hears of it then, and on which day."""
    words, deadline = context.words, each.deadline
    if each.obligation.of or deadline is None or deadline.next_step is None or not hear:
        return
    people = [safe_line(words.aside(context.name_of(who), words.label("capacity", post))) for who, post in hear.items()]
    day = words.aside(f"{deadline.next_step}", weekday(words, deadline.next_step))
    yield words(N_("If it is not done")), words(N_("on {day} these hear of it: {people}"), day=day, people=people)


def redirected(context: RenderContext, new: str) -> str:
    """What is told at the address that somebody's mail went to."""
    admins = [context.name_with_id(member) for member in context.snapshot.workspace.admins]
    if new:
        told = N_(
            "Mail for you goes to {address} from now on, and no longer here. If you did not want that, tell an admin: {admins}."
        )
        return context.words(told, address=safe_line(masked(new)), admins=admins)
    told = N_("No mail for you is sent here from now on. If you did not want that, tell an admin: {admins}.")
    return context.words(told, admins=admins)


def masked(address: str) -> str:
    """An address as it may be shown: `l***@example.com`."""
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}" if host else f"{address[:1]}***"


def subject(context: RenderContext, parts: Sequence[Part]) -> str:
    """The subject line: one line, whatever people wrote."""
    words = context.words
    asks, heard = [one for part in parts for one in part.asks], [one for part in parts for one in part.heard]
    happened = [line for part in parts for line in part.happened]
    if len(asks) + len(heard) == 1:
        (one,) = (*asks, *heard)
        told = words.named(_cut(one.what), one.due) if one.due else _cut(one.what)
    elif asks or heard:
        late = sum(one.tone == "late" for one in asks)
        waiting = words.aside(
            words(N_("Waiting for you: {n}"), n=len(asks)), words(N_("{n} late"), n=late) if late else ""
        )
        others = words(N_("late with others: {n}"), n=len(heard)) if heard else ""
        told = words.listed(filter(None, (waiting if asks else "", others)))
    else:
        told = (
            words(N_("News: {n}"), n=len(happened))
            if len(happened) > 1
            else _cut(happened[0].partition("  ")[2] or happened[0])
        )
    place = _cut(parts[0].title, _TITLE) if len(parts) == 1 else context.snapshot.workspace.name
    return safe_line(f"[{' '.join(place.split())}] {' '.join(told.split())}")


def _cut(text: str, longest: int = _SENTENCE) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def reply_block(words: Words, mark: str, questions: Sequence[Question]) -> tuple[str, ...]:
    """What is left in an answer by mail: the token, and a line for each answer that is possible, with its blanks."""
    lines = [_line(words, number, choice) for number, _, choice in numbers(questions)]
    if not lines:
        return ()
    how = words(N_("Answer this message directly: keep the lines that hold, fill them in, and leave out the rest."))
    return (how, f"[xcollab {mark}]", *lines)


def _line(words: Words, number: str, choice: Choice) -> str:
    name = words.show(choice.answer.name)
    if words.language == "zh" and isinstance(choice.answer.name, Word):
        name = words.aside(name, choice.answer.name.value)
    blanks = (words.named(words.label("field", key), "") for key in choice.answer.blanks)
    return "    ".join((f"{number} {name}", *(blank.rstrip() for blank in blanks))).rstrip()
