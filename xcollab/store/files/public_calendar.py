"""The public calendar: holidays and make-up days of a country. `holidays` is imported here and nowhere else.

It was chosen because it knows China's make-up days exactly, and many countries besides. Years whose official notice it has
not are its estimates, and are marked as such.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from xcollab.errors import BadFile, Misused, Refused
from xcollab.schema.calendar import Calendar, NamedDay, Notice
from xcollab.schema.dates import NotADate, parse_day
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.git.repository import YEARS
from xcollab.workflow.time.business_days import WorkDays

if TYPE_CHECKING:
    from holidays import HolidayBase

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LARGEST = 2**20
"""Bytes of a notice; the real ones have about 3,000."""
IMPORTED = "import"
"""The source of a notice that came from a file."""
_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}
_NO_NAME = {"zh": "国家安排", "en": "official"}
"""What a make-up day is called in a workspace: the library has no names for them."""


def work_days(workspace: Workspace, calendar: Calendar, language: str) -> WorkDays:
    """The days worked: the company's own calendar over its notices, and those over the country's; names in a language.

    What is known of a year by a notice is all that is known: no day of the library is left in it.
    """
    public = _PublicDays(calendar, language)
    known = _public(calendar.country, [], language)[1]
    holidays, make_up = _ByYear(public, 0), _ByYear(public, 1)
    for notice in sorted(calendar.notices, key=lambda notice: notice.year):  # of one day, the later notice tells
        for days, others, named in ((holidays, make_up, notice.off), (make_up, holidays, notice.work)):
            for day in named:
                days.told[day.date], others.told[day.date] = day.name, None
    week = frozenset(_WEEK.index(day) for day in calendar.week)
    return WorkDays(
        zone=workspace.zone,
        week=week,
        opens=time.fromisoformat(calendar.hours[:5]),
        closes=time.fromisoformat(calendar.hours[6:]),
        holidays=holidays,
        make_up=make_up,
        off={day.date: day.name for day in calendar.off},
        work={day.date: day.name for day in calendar.work},
        official=None if known is None else frozenset(known | public.noticed),
    )


class _ByYear(Mapping[date, str]):
    """Days and their names: those of notices, and of each other year what the library says, once somebody asks."""

    def __init__(self, public: "_PublicDays", part: int) -> None:
        self._public, self._part = public, part
        self.told: dict[date, str | None] = {}
        """By notices; None for a day that one of them took back."""

    def _name(self, day: date) -> str | None:
        return self.told[day] if day in self.told else self._public.year(day.year)[self._part].get(day)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self._name(day) is not None

    def __getitem__(self, day: date) -> str:
        name = self._name(day)
        if name is None:
            raise KeyError(day)
        return name

    def __iter__(self) -> Iterator[date]:
        named = {day for year in self._public.read for day in self._public.year(year)[self._part]} | self.told.keys()
        return iter(sorted(day for day in named if day in self))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _PublicDays:
    """The library's days of a country, year by year; none of a year that a notice tells of."""

    def __init__(self, calendar: Calendar, language: str) -> None:
        self._country, self._language = calendar.country, language
        self.noticed = frozenset(notice.year for notice in calendar.notices)
        self.read: dict[int, tuple[Mapping[date, str], Mapping[date, str]]] = {}

    def year(self, year: int) -> tuple[Mapping[date, str], Mapping[date, str]]:
        """The days off and the make-up days of a year."""
        if year not in self.read:
            beside = [near for near in (year - 1, year, year + 1) if near not in self.noticed]
            found = _days_of(_public(self._country, beside, self._language)[0]) if year in beside else ({}, {})
            off, work = ({day: name for day, name in part.items() if day.year == year} for part in found)
            self.read[year] = off, work
        return self.read[year]


def _days_of(public: "HolidayBase") -> tuple[dict[date, str], dict[date, str]]:
    """The days off and the make-up days of the years asked for; the package keeps make-up days of others beside them."""
    make_up = {
        day: public.get(day) or "" for day in getattr(public, "weekend_workdays", ()) if day.year in public.years
    }
    return dict(public.items()), make_up


def pinned(calendar: Calendar, year: int, language: str) -> Notice:
    """What the library says of a year, as a notice: from then on every machine counts alike. Refused for an estimate."""
    public, known = _public(calendar.country, [year], language)
    if known is not None and year not in known:
        raise Refused("year-estimated", year=year)
    holidays, make_up = _days_of(public)
    source = f"holidays {version('holidays')}"
    off, work = (
        [NamedDay(date=day, name=days[day] or _NO_NAME[language]) for day in sorted(days) if day.year == year]
        for days in (holidays, make_up)
    )
    return Notice(year=year, source=source, off=tuple(off), work=tuple(work))


def unpinned(calendar: Calendar, years: Iterable[int]) -> tuple[int, ...]:
    """Of some years, those whose days depend on the version of the library, though they are no estimates."""
    _, known = _public(calendar.country, [], "en")
    noticed = {notice.year for notice in calendar.notices}
    return tuple(year for year in years if year not in noticed and (known is None or year in known))


def _public(country: str, years: list[int], language: str) -> tuple["HolidayBase", set[int] | None]:
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


def read_notice(path: Path) -> Notice:
    """A notice in the form of holiday-cn; raises `Misused`, saying why it is none."""
    content = read_named(path, _LARGEST)
    try:
        if len(content) > _LARGEST:
            raise ValueError("too large")
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
        year, days = data["year"], data["days"]
        if type(year) is not int or year not in YEARS or not isinstance(days, list):
            raise ValueError(f"year: {json.dumps(year)[:40]}")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Misused("not-a-notice", path=str(path), said=str(error)[:100]) from None
    told = [_day(path, day) for day in days]
    if not any(day.date.year == year for day, _ in told):
        raise Misused("notice-without-day", path=str(path), year=year)
    _once_each(path, year, [day.date for day, _ in told])
    off, work = (tuple(day for day, is_off in told if is_off is wanted) for wanted in (True, False))
    return Notice(year=year, source=IMPORTED, off=off, work=work)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(", ".join(key for key, _ in pairs)[:80])
    return found


def _day(path: Path, told: object) -> tuple[NamedDay, bool]:
    try:
        if not isinstance(told, dict):
            raise TypeError
        day, name, is_off = told["date"], told["name"], told["isOffDay"]
        if not (isinstance(day, str) and isinstance(name, str) and isinstance(is_off, bool)):
            raise TypeError
        return NamedDay(date=parse_day(day), name=name), is_off
    except (KeyError, TypeError, ValidationError, NotADate):
        said = json.dumps(told, ensure_ascii=False)[:100]
        raise Misused("notice-day-odd", path=str(path), said=said) from None


def _once_each(path: Path, year: int, days: list[date]) -> None:
    """A notice reaches into the year before and the one after, never further, and says one thing of a day."""
    for number, day in enumerate(days):
        if abs(day.year - year) > 1:
            raise Misused("notice-too-far", path=str(path), year=year, day=day)
        if day in days[:number]:
            raise Misused("notice-day-twice", path=str(path), day=day)
