"""The public calendar: holidays and make-up days of a country. `holidays` is imported here and nowhere else.

It was chosen because it knows China's make-up days exactly, and many countries besides. Years whose official notice it has
not are its estimates, and are marked as such.
"""

import json
from collections.abc import Iterable
from datetime import date, time
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from xcollab.errors import BadFile, Misused
from xcollab.schema.base import parse_day
from xcollab.schema.calendar import Calendar, NamedDay
from xcollab.schema.workspace import Workspace
from xcollab.store.named import read_named
from xcollab.store.repository import YEARS
from xcollab.workflow.counting import WorkDays

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LARGEST = 2**20
"""Bytes of a notice; the real ones have about 3,000."""
_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}


def work_days(workspace: Workspace, calendar: Calendar, years: Iterable[int], language: str) -> WorkDays:
    """The days worked in some years, the company's own calendar over the country's; names in a language."""
    public, known = _public(calendar.country, list(years), language)
    official = (known or set()) | set(calendar.official)
    week = frozenset(_WEEK.index(day) for day in calendar.week)
    return WorkDays(
        zone=workspace.zone,
        week=week,
        opens=time.fromisoformat(calendar.hours[:5]),
        closes=time.fromisoformat(calendar.hours[6:]),
        holidays=dict(public.items()),
        # The package keeps make-up days of other years beside those asked for.
        make_up={
            day: public.get(day) or "" for day in getattr(public, "weekend_workdays", ()) if day.year in public.years
        },
        off={day.date: day.name for day in calendar.off},
        work={day.date: day.name for day in calendar.work},
        estimated_from=next(year for year in count(min(known)) if year not in official) if known else None,
    )


def _public(country: str, years: list[int], language: str) -> tuple[Any, set[int] | None]:
    """The country's calendar, and the years that it knows officially; None where the law itself fixes the days."""
    import holidays

    try:
        # The language is always given: otherwise the machine's own would decide, and two machines would differ.
        public = holidays.country_holidays(country, years=years, language=_LANGUAGES[language])
    except NotImplementedError:
        raise BadFile("unknown-country", where="calendar.yaml", country=country) from None
    if country != "CN":
        return public, None
    from holidays.countries.china import ChinaStaticHolidays

    return public, set(ChinaStaticHolidays.special_public_holidays)


Days = list[dict[str, str]]


def read_notice(path: Path) -> tuple[int, Days, Days]:
    """The year, the days off and the make-up days of a notice in the form of holiday-cn; raises `Misused`, saying why."""
    content = read_named(path, _LARGEST)
    try:
        if len(content) > _LARGEST:
            raise ValueError("too large")
        data = json.loads(content.decode("utf-8-sig"))
        year, told = data["year"], [_day(day) for day in data["days"]]
        if type(year) is not int or year not in YEARS:
            raise ValueError(f"year: {year!r:.40}")
        if not told:
            raise ValueError("days: []")
        _once_each(year, [day for day, _, _ in told])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Misused("not-a-notice", path=str(path), said=str(error)[:100]) from None
    off = [{"date": day.isoformat(), "name": name} for day, name, is_off in told if is_off]
    return year, off, [{"date": day.isoformat(), "name": name} for day, name, is_off in told if not is_off]


def _day(told: Any) -> tuple[date, str, bool]:
    day, name, is_off = told["date"], told["name"], told["isOffDay"]
    if not (isinstance(day, str) and isinstance(name, str) and isinstance(is_off, bool)):
        raise TypeError(f"{told!r:.80}")
    try:
        named = NamedDay(date=parse_day(day), name=name)
    except (ValidationError, PydanticCustomError):
        raise ValueError(f"{day:.20} {name:.40}") from None
    return named.date, named.name, is_off


def _once_each(year: int, days: list[date]) -> None:
    """A notice reaches into the year before and the one after, never further, and says one thing of a day."""
    for number, day in enumerate(days):
        if abs(day.year - year) > 1 or day in days[:number]:
            raise ValueError(day.isoformat())
