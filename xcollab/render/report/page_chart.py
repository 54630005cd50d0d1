"""The Gantt chart of a page: one lane of SVG a task, in percent of its width, so that it fits a phone and a projector.

The words stand beside the lanes as text of the page: they wrap, and a screen reader and the browser's search find them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.report.chart import ONE_DAY, Bar, Mark
from xcollab.words import N_
from xcollab.words.language import Words

MOST_TICKS = 5
"""So many dates fit below one another's feet on a phone."""


class Piece(NamedTuple):
    """A rectangle of a lane: where it begins and how wide it is, in percent, and what it shows."""

    x: float
    width: float
    kind: str
    """`plan`, `doing`, `done` or `help` up to the date in force, `over` beyond it, `was` for the date first agreed."""


class Lane(NamedTuple):
    """A task or a milestone."""

    name: str
    more: str
    pieces: tuple[Piece, ...]
    diamond: float | None
    told: str
    """The same in words."""
    flag: str = ""
    """`late` or `help`, said in words in `more`."""


class Tick(NamedTuple):
    """A date of the axis."""

    x: float
    label: str


class Chart(NamedTuple):
    """Everything drawn."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float | None


class _Scale(NamedTuple):
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(100 * (day - self.first).days / ((self.last - self.first).days + 1), 2)

    def piece(self, first: date, last: date, kind: str) -> Piece:
        """Whole days from the first to the last."""
        x = self.x(first)
        return Piece(x, round(self.x(last + ONE_DAY) - x, 2), kind)


def chart(context: RenderContext, bars: tuple[Bar, ...], marks: tuple[Mark, ...], today: date) -> Chart:
    """The lanes of the milestones, then of the tasks."""
    if not bars:
        return Chart((), (), None)
    days = [bar.start for bar in bars] + [bar.end for bar in bars] + [mark.day for mark in marks]
    days += [bar.original for bar in bars if bar.original]
    scale = _Scale(min(days) - 2 * ONE_DAY, max(days) + 3 * ONE_DAY)
    lanes = (*(_milestone(context.words, scale, mark) for mark in marks), *(_lane(context, scale, bar) for bar in bars))
    shown = scale.x(today) if scale.first <= today <= scale.last else None
    return Chart(lanes, tuple(_ticks(scale)), shown)


def _milestone(words: Words, scale: _Scale, mark: Mark) -> Lane:
    was = words(N_("originally {day}"), day=mark.original) if mark.original else ""
    short = f"{mark.original:%m-%d} → {mark.day:%m-%d}" if mark.original else f"{mark.day:%m-%d}"
    return Lane(mark.name, short, (), scale.x(mark.day), words.aside(f"{mark.day}", was), "milestone")


def _lane(context: RenderContext, scale: _Scale, bar: Bar) -> Lane:
    words = context.words
    kind = "done" if bar.status == "done" else "help" if bar.needs_help else "plan"
    kind = "doing" if kind == "plan" and bar.status in ("doing", "finished", "in-review") else kind
    pieces = [scale.piece(bar.start, bar.due, kind)]
    if bar.end > bar.due:
        pieces.append(scale.piece(bar.due + ONE_DAY, bar.end, "over"))
    if bar.original:
        pieces.append(scale.piece(min(bar.start, bar.original), bar.original, "was"))
    who = words.aside(context.name_of(bar.doer), context.department_name(bar.department))
    told = words(N_("from {start} to {due}"), start=bar.start, due=bar.due)
    if bar.original:
        told = words.aside(told, words(N_("originally {day}"), day=bar.original))
    if bar.end > bar.due:
        told = words.listed((told, words(N_("expected {day}"), day=bar.end)))
    flag = "late" if bar.late else "help" if bar.needs_help else ""
    return Lane(bar.title, " · ".join(_notes(words, bar, who)), tuple(pieces), None, told, flag)


def _notes(words: Words, bar: Bar, who: str) -> Iterable[str]:
    yield who
    if bar.original:
        yield f"{bar.original:%m-%d} → {bar.due:%m-%d}"
    else:
        yield f"{bar.due:%m-%d}"
    yield words.label("task", bar.status)
    if bar.late:
        yield words.label("log", "delayed")


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Mondays, as many weeks apart as it takes for them to be few."""
    weeks = (scale.last - scale.first).days // 7 + 1
    step = timedelta(weeks=-(-weeks // MOST_TICKS))
    day = scale.first + timedelta(days=-scale.first.weekday() % 7)
    while day <= scale.last:
        if 5 <= scale.x(day) <= 95:
            yield Tick(scale.x(day), f"{day:%m-%d}")
        day += step
