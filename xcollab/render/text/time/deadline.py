"""A deadline that explains itself, and a year of the calendar."""

from collections.abc import Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.waiting import wait_line
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.business_days import Counted, DayKind, WorkDays
from xcollab.workflow.time.deadlines import Deadline

_WEEKDAYS = tuple(LABELS["weekday"])
KINDS = {
    "weekday": N_("working day"),
    "weekend": N_("weekend"),
    "holiday": N_("holiday"),
    "make-up": N_("make-up day, worked"),
    "off": N_("the company's day off"),
    "work": N_("worked by the company's calendar"),
}


def weekday(words: Words, day: date) -> str:
    """The day of the week, in short."""
    return words.label("weekday", _WEEKDAYS[day.weekday()])


def kind_word(words: Words, kind: DayKind) -> str:
    """What a day is, with its name."""
    return words.aside(words(KINDS[kind.kind]), safe_line(kind.name))


def meant_line(words: Words, days: WorkDays, typed: str, day: date) -> str:
    """Which day was understood, with its weekday, and what it is where nobody works then or where that is a make-up day."""
    kind = days.kind(day)
    named = words.aside(f"{day}", weekday(words, day))
    told = words.named(safe_line(typed), named)
    return told if kind.kind == "weekday" else words.listed([told, kind_word(words, kind)])


def explained(
    context: RenderContext,
    wait: Obligation,
    deadline: Deadline,
    days: Sequence[Sequence[Counted]],
    heard: Sequence[str],
) -> list[str]:
    """What is owed, then for each time it was asked each day: which of the term it is, or why it does not count."""
    words = context.words
    zone = context.zone
    lines = [wait_line(context, wait, deadline)]
    for number, (clock, each) in enumerate(zip(wait.asked, days, strict=True)):
        began = f"{clock.since.astimezone(zone):%Y-%m-%d %H:%M}"
        rule = words(
            N_("the day of the start is not counted") if clock.within.endswith("wd") else N_("counted hour by hour")
        )
        again = N_("  asked anew {moment}; {rule}; the later deadline holds")
        lines.append(words(again if number else N_("  began {moment}; {rule}"), moment=began, rule=rule))
        lines += [_day(words, day) for day in each]
    if heard:
        lines.append(words(N_("  by now it goes to: {people}"), people=[context.name_of(member) for member in heard]))
    return [*lines, ""]


def _day(words: Words, day: Counted) -> str:
    number = words(N_("day {n}"), n=day.number) if day.number else "–"
    mark = words.aside(kind_word(words, day.kind), words(N_("estimated")) if day.estimated else "")
    return f"  {day.day} {weekday(words, day.day)}  {number}  {mark}"
