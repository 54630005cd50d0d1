"""Counting working days and hours: pure, with the calendar and every moment given.

The rules are the usual ones for terms in days (the day of the start is not counted; a term in working days ends at the
close of work of its last day, in workspace time). Elapsed hours are counted literally, nights and weekends included, and
so are the nights on which clocks are changed: Python subtracts and compares two moments of one zone by what their clocks
show, so every moment here has its offset beside it and no zone (`on_the_clock`).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


def on_the_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment as clocks of a zone show it, with their offset then: it can be compared with others and subtracted."""
    here = moment.astimezone(zone)
    return here.replace(tzinfo=timezone(here.utcoffset() or timedelta()), fold=0)


class Duration(NamedTuple):
    """A term: a count and its unit, `wd` working days, `wh` working hours or `h` elapsed hours."""

    number: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """From `2wd`; the form was checked when the record was read."""
        number = text.rstrip("wdh")
        return cls(int(number), text[len(number) :])


class DayKind(NamedTuple):
    """Whether a day is worked, and what decided it: weekday, weekend, holiday, make-up, or the company's own off or work."""

    worked: bool
    kind: str
    name: str = ""
    """The holiday's name, or the company's own word for it."""


_NO_DAYS: Mapping[date, str] = {}


class _Calendar(NamedTuple):
    zone: ZoneInfo
    week: frozenset[int] = frozenset(range(5))
    """Weekdays normally worked, 0 for Monday."""
    opens: time = time(9)
    closes: time = time(18)
    holidays: Mapping[date, str] = _NO_DAYS
    make_up: Mapping[date, str] = _NO_DAYS
    """Weekend days that the public calendar has worked (调休)."""
    off: Mapping[date, str] = _NO_DAYS
    work: Mapping[date, str] = _NO_DAYS
    official: frozenset[int] | None = None
    """Years whose days are known; those of every other year are estimates. None where the law itself fixes the days."""


class WorkDays(_Calendar):
    """Which days are worked: the public calendar, overridden by the company's own. No dataclass, for those are slow to load."""

    def kind(self, day: date) -> DayKind:
        """What a day is; the company's own calendar goes before the public one."""
        if day not in self._kinds:
            self._kinds[day] = self._kind(day)
        return self._kinds[day]

    @cached_property
    def _kinds(self) -> dict[date, DayKind]:
        """What was found out before: a view asks for the same few days for each of its thousands of rows."""
        return {}

    def _kind(self, day: date) -> DayKind:
        if day in self.work:
            return DayKind(True, "work", self.work[day])
        if day in self.off:
            return DayKind(False, "off", self.off[day])
        if day in self.make_up:
            return DayKind(True, "make-up", self.make_up[day])
        if day in self.holidays:
            return DayKind(False, "holiday", self.holidays[day])
        worked = day.weekday() in self.week
        return DayKind(worked, "weekday" if worked else "weekend")

    def worked(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.kind(day).worked

    def estimated(self, day: date) -> bool:
        """Whether the day's calendar rests on no official notice yet (预估)."""
        return self.official is not None and day.year not in self.official

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; the day itself for 0."""
        for _ in range(count):
            day = self.next(day)
        return day

    def next(self, day: date) -> date:
        """The working day that follows."""
        if day not in self._next:
            following = day + ONE_DAY
            while not self.worked(following):
                following += ONE_DAY
            self._next[day] = following
        return self._next[day]

    @cached_property
    def _next(self) -> dict[date, date]:
        """What was counted before."""
        return {}

    def between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; 0 where `last` is not later."""
        span = (first, last)
        if span not in self._counted:
            self._counted[span] = sum(self.worked(first + ONE_DAY * n) for n in range(1, (last - first).days + 1))
        return self._counted[span]

    @cached_property
    def _counted(self) -> dict[tuple[date, date], int]:
        """What was counted before: a view asks for the same few spans for each of its thousands of rows."""
        return {}

    def working(self, moment: datetime) -> datetime:
        """The moment itself where people are at work then, otherwise the next opening."""
        here = on_the_clock(moment, self.zone)
        if self.worked(here.date()) and here.time() < self.opens:
            return self.open(here.date())
        if self.worked(here.date()) and here.time() <= self.closes:
            return here
        return self.open(self.next(here.date()))

    def open(self, day: date) -> datetime:
        """The opening of work of a day."""
        return on_the_clock(datetime.combine(day, self.opens, self.zone), self.zone)

    def close(self, day: date) -> datetime:
        """The close of work of a day."""
        if day not in self._closes:
            self._closes[day] = on_the_clock(datetime.combine(day, self.closes, self.zone), self.zone)
        return self._closes[day]

    @cached_property
    def _closes(self) -> dict[date, datetime]:
        """What was counted before."""
        return {}


class Due(NamedTuple):
    """When a term ends."""

    moment: datetime
    estimated: bool
    """It rests on a year without an official notice."""


class Counted(NamedTuple):
    """One day on the way to a deadline, and whether it counted."""

    day: date
    number: int
    """Which working day of the term it is; 0 where it does not count."""
    kind: DayKind
    estimated: bool


def due(days: WorkDays, since: datetime, within: str) -> Due:
    """When a term that began at a moment ends."""
    start, term = on_the_clock(since, days.zone), Duration.parse(within)
    match term.unit:
        case "wd":
            last = days.after(start.date(), term.number)
            return Due(days.close(last), days.estimated(last))
        case "wh":
            end = _working_hours(days, start, timedelta(hours=term.number))
            return Due(end, days.estimated(end.date()))
    return Due(on_the_clock(start + timedelta(hours=term.number), days.zone), estimated=False)


def due_day(days: WorkDays, since: datetime, within: str) -> date:
    """The day on which it ends."""
    if within.endswith("wd"):
        return days.after(since.astimezone(days.zone).date(), int(within[:-2]))
    return due(days, since, within).moment.astimezone(days.zone).date()


def _working_hours(days: WorkDays, start: datetime, left: timedelta) -> datetime:
    day = start.date()
    while True:
        if days.worked(day):
            opens, closes = max(start, days.open(day)), days.close(day)
            if closes > opens:
                if left <= closes - opens:
                    return on_the_clock(opens + left, days.zone)
                left -= closes - opens
        day += ONE_DAY


def counted(days: WorkDays, since: datetime, within: str) -> Iterator[Counted]:
    """Each day from the start of a term to its end, with what decided about it: how a deadline explains itself."""
    start, last = since.astimezone(days.zone).date(), due(days, since, within).moment.date()
    in_days = Duration.parse(within).unit == "wd"
    number = 0
    for offset in range((last - start).days + 1):
        day = start + ONE_DAY * offset
        kind = days.kind(day)
        counts = in_days and offset > 0 and kind.worked
        number += counts
        yield Counted(day, number if counts else 0, kind, days.estimated(day))
