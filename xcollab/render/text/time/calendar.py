"""A year of the calendar: the days that differ from their weekday."""

from datetime import date, timedelta

from xcollab.render.text.time.deadline import WEEKDAYS, kind_word
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.time.business_days import DayKind, WorkDays


def special_days(days: WorkDays, year: int) -> dict[str, DayKind]:
    """Each day of a year that is off or worked for another reason than its weekday."""
    every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    kinds = ((day, days.kind(day)) for day in every if day.year == year)
    return {day.isoformat(): kind for day, kind in kinds if kind.kind not in ("weekday", "weekend")}


def year_lines(words: Words, days: WorkDays, year: int, source: str | None) -> list[str]:
    """The special days, and where they come from: the workspace's own notice, this machine's library, or an estimate."""
    lines = [words(N_("{year}: days off and make-up days"), year=year), ""]
    for day, kind in special_days(days, year).items():
        weekday = words(WEEKDAYS[date.fromisoformat(day).weekday()])
        lines.append(f"  {day} {weekday}  {kind_word(words, kind)}")
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
