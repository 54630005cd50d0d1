"""The public calendar: holidays and make-up days of a country. `holidays` is imported here and nowhere else.

It was chosen because it knows China's make-up days exactly, and many countries besides. Years whose official notice it has
not are its estimates, and are marked as such.
"""

import json
from collections.abc import Iterable
from datetime import date, time
from pathlib import Path
from typing import Any

from xcollab.errors import BadFile, Misused
from xcollab.schema.calendar import Calendar
from xcollab.schema.workspace import Workspace
from xcollab.workflow.counting import WorkDays

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}


def work_days(workspace: Workspace, calendar: Calendar, years: Iterable[int], language: str) -> WorkDays:
    """The days worked in some years, the company's own calendar over the country's; names in a language."""
    public, known = _public(calendar.country, list(years), language)
    official = known | set(calendar.official) if known is not None else None
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
        estimated_from=max(official) + 1 if official else None,
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


def read_notice(path: Path) -> tuple[int, list[dict[str, str]], list[dict[str, str]]]:
    """The year, the days off and the make-up days of a notice in the form of holiday-cn; raises `Misused`."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        days = [(date.fromisoformat(day["date"]), str(day["name"]), bool(day["isOffDay"])) for day in data["days"]]
        year = int(data["year"])
    except OSError as error:
        raise Misused("no-such-file", path=str(path), said=error.strerror or "") from None
    except (ValueError, KeyError, TypeError):
        raise Misused("not-a-notice", path=str(path)) from None
    off = [{"date": day.isoformat(), "name": name} for day, name, is_off in days if is_off]
    return year, off, [{"date": day.isoformat(), "name": name} for day, name, is_off in days if not is_off]
