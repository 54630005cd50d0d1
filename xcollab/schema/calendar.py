"""`calendar.yaml`: the company's own days off and make-up days. Written by admins; serves every deadline."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from xcollab.schema.base import Day, Line, Value, Whole

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_HOURS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")


def _hours(value: str) -> str:
    if not _HOURS.fullmatch(value) or value[:5] >= value[6:]:
        raise PydanticCustomError("bad-hours", "{value}", {"value": value})
    return value


class NamedDay(Value):
    """One calendar day and why it differs from its weekday."""

    date: Day
    name: Line


class Calendar(Value):
    """What overrides the country's public calendar. Days and hours are workspace time."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "CN"
    """ISO 3166 code of the public holidays that apply."""
    week: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    """The weekdays normally worked."""
    hours: Annotated[str, AfterValidator(_hours)] = "09:00-18:00"
    """Opening and close of work; a deadline in working days ends at the close."""
    off: tuple[NamedDay, ...] = ()
    """Days not worked although the public calendar would have it so."""
    official: tuple[Whole, ...] = ()
    """Years whose official notice was imported into this file, so that their dates are no estimates."""
    work: tuple[NamedDay, ...] = ()
    """Make-up days (调休): worked although they look like days off."""
