"""The moment that a view is judged by."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from xcollab.errors import Misused
from xcollab.schema.dates import NotADate, parse_moment
from xcollab.workflow.time.business_days import on_the_clock

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from xcollab.app.context import Context


def judged_moment(context: Context, typed: str | None, zone: ZoneInfo) -> datetime:
    """As `--now` says, a day alone being its noon; the clock, where nothing is said. In a zone, with the offset then."""
    if not typed:
        return on_the_clock(context.moment, zone)
    try:
        return on_the_clock(parse_moment(typed if len(typed) > 10 else f"{typed}T12:00:00", zone), zone)
    except NotADate:
        if day := _day(context, typed, zone):
            return on_the_clock(parse_moment(f"{day}T12:00:00", zone), zone)
        raise Misused("bad-moment", where="--now", value=typed) from None


def _day(context: Context, typed: str, zone: ZoneInfo) -> date | None:
    """The day that words mean, seen from today; what needs the calendar (in 3 working days) counts Monday to Friday."""
    from xcollab.render.text.time.deadline import meant_line
    from xcollab.workflow.time.business_days import WorkDays
    from xcollab.workflow.time.date_phrases import day_meant

    days = WorkDays(zone)
    day = day_meant(typed, context.moment.astimezone(zone).date(), days)
    if day:
        context.note_once(f"({meant_line(context.words, days, typed, day)})")
    return day
