"""A year of the calendar: the days that differ from their weekday."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from xcollab.render.text.time.deadline import kind_word, weekday
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.time.business_days import DayKind, WorkDays


def special_days(days: WorkDays, year: int) -> dict[str, DayKind]:
    """Each day of a year that is off or worked for another reason than its weekday."""
    every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    kinds = ((day, days.kind(day)) for day in every if day.year == year)
    return {day.isoformat(): kind for day, kind in kinds if kind.kind not in ("weekday", "weekend")}


class DayTold(NamedTuple):
    """A day that differs from its weekday, in words."""

    day: str
    weekday: str
    told: str
    worked: bool


def days_told(words: Words, days: WorkDays, year: int) -> list[DayTold]:
    """The special days of a year in words."""
    return [
        DayTold(day, weekday(words, date.fromisoformat(day)), kind_word(words, kind), kind.worked)
        for day, kind in special_days(days, year).items()
    ]


def week_told(words: Words, week: Sequence[str]) -> list[str]:
    """Weekdays in words."""
    return [words.label("weekday", day) for day in LABELS["weekday"] if day in week]


def year_lines(words: Words, days: WorkDays, year: int, source: str | None) -> list[str]:
    """The special days, and where they come from: the workspace's own notice, this machine's library, or an estimate."""
    lines = [words(N_("{year}: days off and make-up days"), year=year), ""]
    lines += [f"  {one.day} {one.weekday}  {one.told}" for one in days_told(words, days, year)]
    if days.estimated(date(year, 1, 1)):
        lines += [
            "",
            words(N_("Estimated: the official notice is not known yet. `xcollab calendar import FILE` takes it over.")),
        ]
    elif source is None:
        told = N_(
            "From the library on this machine, whose versions differ. `xcollab calendar pin {year}` writes them into the workspace."
        )
        lines += ["", words(told, year=year)]
    return lines
