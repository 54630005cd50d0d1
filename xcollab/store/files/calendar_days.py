"""Which days are worked, out of a calendar's rows and the public calendar. `holidays` is imported here and nowhere else.

It was chosen because it knows China's make-up days exactly, and many countries besides. Years whose official notice it has
not are its estimates, and are marked as such.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from xcollab.errors import BadFile
from xcollab.workflow.time.business_days import WorkDays

if TYPE_CHECKING:
    from holidays import HolidayBase

_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}
Named = Mapping[str, str]
"""Days as ISO 8601 writes them, with their names."""


class CalendarRow(NamedTuple):
    """The company's own calendar and its notices, in plain values."""

    timezone: str
    country: str
    week: tuple[int, ...]
    """Weekdays normally worked, 0 for Monday."""
    opens: str
    closes: str
    off: Named
    work: Named
    told: tuple[Named, Named]
    """Days off and make-up days of notices."""
    noticed: tuple[int, ...]
    """The years of the notices."""


class Memory(Protocol):
    """Where texts are remembered by keys; every answer may be empty."""

    def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """What was remembered."""

    def remember(self, known: Mapping[str, str]) -> None:
        """Remember it."""


class Nothing:
    """No memory."""

    def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Nothing."""
        return {}

    def remember(self, known: Mapping[str, str]) -> None:
        """Forgotten at once."""


def days_of(row: CalendarRow, language: str, memory: Memory | None = None) -> WorkDays:
    """The days worked: the company's own calendar over its notices, and those over the country's; names in a language.

    What is known of a year by a notice is all that is known: no day of the library is left in it.
    """
    public = PublicDays(row.country, frozenset(row.noticed), language, memory or Nothing())
    off, work = ({date.fromisoformat(day): name for day, name in part.items()} for part in row.told)
    official = public.official
    return WorkDays(
        zone=ZoneInfo(row.timezone),
        week=frozenset(row.week),
        opens=time.fromisoformat(row.opens),
        closes=time.fromisoformat(row.closes),
        holidays=_ByYear(public, 0, off, work),
        make_up=_ByYear(public, 1, work, off),
        off={date.fromisoformat(day): name for day, name in row.off.items()},
        work={date.fromisoformat(day): name for day, name in row.work.items()},
        official=None if official is None else frozenset(official | public.noticed),
    )


class PublicDays:
    """The library's days of a country, year by year; none of a year that a notice tells of."""

    def __init__(self, country: str, noticed: frozenset[int], language: str, memory: Memory) -> None:
        self._country, self._language, self._memory = country, language, memory
        self.noticed = noticed
        self.read: dict[int, tuple[Mapping[date, str], Mapping[date, str]]] = {}

    def year(self, year: int) -> tuple[Mapping[date, str], Mapping[date, str]]:
        """The days off and the make-up days of a year."""
        if year not in self.read:
            beside = [near for near in (year - 1, year, year + 1) if near not in self.noticed]
            off, work = self._found(year, beside) if year in beside else ({}, {})
            self.read[year] = _dated(off), _dated(work)
        return self.read[year]

    def _found(self, year: int, beside: list[int]) -> tuple[Named, Named]:
        key = json.dumps(["days", _library(), self._country, self._language, year, beside])
        if told := self._memory.known([key]).get(key):
            off, work = json.loads(told)
            return off, work
        found = days_named(public_days(self._country, beside, self._language))
        own = tuple({day.isoformat(): name for day, name in part.items() if day.year == year} for part in found)
        self._memory.remember({key: json.dumps(own)})
        return own[0], own[1]

    @cached_property
    def official(self) -> set[int] | None:
        """The years that the library knows officially; None where the law itself fixes the days."""
        key = json.dumps(["official", _library(), self._country])
        if told := self._memory.known([key]).get(key):
            years = json.loads(told)
            return None if years is None else set(years)
        years = official_years(self._country)
        self._memory.remember({key: json.dumps(None if years is None else sorted(years))})
        return years


def _dated(named: Named) -> Mapping[date, str]:
    return {date.fromisoformat(day): name for day, name in named.items()}


class _ByYear(Mapping[date, str]):
    """Days and their names: those that notices tell, and of each other year what the library says, once somebody asks."""

    def __init__(self, public: PublicDays, part: int, told: Mapping[date, str], taken: Mapping[date, str]) -> None:
        self._public, self._part, self._told, self._taken = public, part, told, taken

    def get(self, day: date, default: str | None = None) -> str | None:  # type: ignore[override]
        """The name of a day, if it is one of them."""
        if day in self._told or day in self._taken:
            return self._told.get(day, default)
        return self._public.year(day.year)[self._part].get(day, default)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.get(day) is not None

    def __getitem__(self, day: date) -> str:
        name = self.get(day)
        if name is None:
            raise KeyError(day)
        return name

    def __iter__(self) -> Iterator[date]:
        named = {day for year in self._public.read for day in self._public.year(year)[self._part]} | self._told.keys()
        return iter(sorted(day for day in named if day in self))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def days_named(public: HolidayBase) -> tuple[dict[date, str], dict[date, str]]:
    """The days off and the make-up days of the years asked for; the package keeps make-up days of others beside them."""
    make_up = {
        day: public.get(day) or "" for day in getattr(public, "weekend_workdays", ()) if day.year in public.years
    }
    return dict(public.items()), make_up


def public_days(country: str, years: list[int], language: str) -> HolidayBase:
    """The country's calendar of some years; raises `BadFile` for a country that the library does not know."""
    import holidays

    try:
        # The language is always given: otherwise the machine's own would decide, and two machines would differ.
        return holidays.country_holidays(country, years=years, language=_LANGUAGES[language])
    except NotImplementedError:
        raise BadFile("unknown-country", where="calendar.yaml", country=country) from None


def official_years(country: str) -> set[int] | None:
    """The years that the library knows officially; None where the law itself fixes the days."""
    if country != "CN":
        return None
    from holidays.countries.china import ChinaStaticHolidays

    return set(ChinaStaticHolidays.special_public_holidays)


@cache
def _library() -> str:
    """Which version of the library is installed, without loading it: the name of the directory that says so."""
    found = find_spec("holidays")
    where = Path(found.origin).parent.parent if found and found.origin else Path()
    beside = (entry.name for entry in where.iterdir())
    return ",".join(sorted(name for name in beside if name.startswith("holidays-") and name.endswith(".dist-info")))
