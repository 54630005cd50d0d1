"""The calendar of a workspace and the country's: what is worked, what a notice says, which years depend on a version."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from xcollab.errors import Misused, Refused
from xcollab.schema.calendar import Calendar, NamedDay, Notice
from xcollab.schema.dates import NotADate, parse_day
from xcollab.schema.value import Invalid
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.files.calendar_days import CalendarRow, Memory, days_named, days_of, official_years, public_days
from xcollab.store.git.repository import YEARS
from xcollab.workflow.time.business_days import WorkDays

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LARGEST = 2**20
"""Bytes of a notice; the real ones have about 3,000."""
IMPORTED = "import"
"""The source of a notice that came from a file."""
_NO_NAME = {"zh": "国家安排", "en": "official"}
"""What a make-up day is called in a workspace: the library has no names for them."""


def work_days(workspace: Workspace, calendar: Calendar, language: str, memory: Memory | None = None) -> WorkDays:
    """The days worked: see `days_of`."""
    return days_of(calendar_row(workspace, calendar), language, memory)


def calendar_row(workspace: Workspace, calendar: Calendar) -> CalendarRow:
    """The calendar in plain values; of one day, the later notice tells."""
    off: dict[str, str] = {}
    work: dict[str, str] = {}
    for notice in sorted(calendar.notices, key=lambda notice: notice.year):
        for days, others, named in ((off, work, notice.off), (work, off, notice.work)):
            for day in named:
                days[day.date.isoformat()] = day.name
                others.pop(day.date.isoformat(), None)
    return CalendarRow(
        workspace.timezone,
        calendar.country,
        tuple(sorted(_WEEK.index(day) for day in calendar.week)),
        calendar.hours[:5],
        calendar.hours[6:],
        {day.date.isoformat(): day.name for day in calendar.off},
        {day.date.isoformat(): day.name for day in calendar.work},
        (off, work),
        tuple(notice.year for notice in calendar.notices),
    )


def pinned(calendar: Calendar, year: int, language: str) -> Notice:
    """What the library says of a year, as a notice: from then on every machine counts alike. Refused for an estimate."""
    public, known = public_days(calendar.country, [year], language), official_years(calendar.country)
    if known is not None and year not in known:
        raise Refused("year-estimated", year=year)
    holidays, make_up = days_named(public)
    from importlib.metadata import version  # it takes as long to load as all else of a view

    source = f"holidays {version('holidays')}"
    off, work = (
        [NamedDay(date=day, name=days[day] or _NO_NAME[language]) for day in sorted(days) if day.year == year]
        for days in (holidays, make_up)
    )
    return Notice(year=year, source=source, off=tuple(off), work=tuple(work))


def unpinned(calendar: Calendar, years: Iterable[int]) -> tuple[int, ...]:
    """Of some years, those whose days depend on the version of the library, though they are no estimates."""
    known = official_years(calendar.country)
    noticed = {notice.year for notice in calendar.notices}
    return tuple(year for year in years if year not in noticed and (known is None or year in known))


def read_notice(path: Path) -> Notice:
    """A notice in the form of holiday-cn; raises `Misused`, saying why it is none."""
    return notice_in(read_named(path, _LARGEST), str(path))


def notice_in(content: bytes, name: str) -> Notice:
    """The same in some bytes, by the name that they go by."""
    try:
        if len(content) > _LARGEST:
            raise ValueError("too large")
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
        year, days = data["year"], data["days"]
        if not isinstance(days, list):
            raise TypeError(days)
    except json.JSONDecodeError as error:
        raise Misused("notice-not-json", path=name, line=error.lineno) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Misused("not-a-notice", path=name) from None
    if type(year) is not int or year not in YEARS:
        raise Misused("notice-year-odd", path=name, year=json.dumps(year)[:40])
    told = [_day(name, day) for day in days]
    if not any(day.date.year == year for day, _ in told):
        raise Misused("notice-without-day", path=name, year=year)
    _once_each(name, year, [day.date for day, _ in told])
    off, work = (tuple(day for day, is_off in told if is_off is wanted) for wanted in (True, False))
    return Notice(year=year, source=IMPORTED, off=off, work=work)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(", ".join(key for key, _ in pairs)[:80])
    return found


def _day(name: str, told: object) -> tuple[NamedDay, bool]:
    try:
        if not isinstance(told, dict):
            raise TypeError
        day, called, is_off = told["date"], told["name"], told["isOffDay"]
        if not (isinstance(day, str) and isinstance(called, str) and isinstance(is_off, bool)):
            raise TypeError
        return NamedDay(date=parse_day(day), name=called), is_off
    except (KeyError, TypeError, Invalid, NotADate):
        said = json.dumps(told, ensure_ascii=False)[:100]
        raise Misused("notice-day-odd", path=name, said=said) from None


def _once_each(name: str, year: int, days: list[date]) -> None:
    """A notice reaches into the year before and the one after, never further, and says one thing of a day."""
    for number, day in enumerate(days):
        if abs(day.year - year) > 1:
            raise Misused("notice-too-far", path=name, year=year, day=day)
        if day in days[:number]:
            raise Misused("notice-day-twice", path=name, day=day)
