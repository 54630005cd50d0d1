"""`calendar.yaml`: the company's own days off and make-up days, and each year's notice. Written by admins; serves every deadline."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Formed, Line, Whole, matches, number, problem
from xcollab.schema.value import Value

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_LATER = [f"{digit}{{between}}[{digit + 1}-9]" for digit in range(9)]
"""A digit, and further on a greater one."""


def _hours() -> str:
    """A regular expression of two times of a day, the first of which comes first: before the digit in which they differ they agree."""
    same = ("", "([012])", "([012][0-9]:)", "([012][0-9]:[0-5])")
    between = ("[0-9]:[0-9]{2}-", ":[0-9]{2}-\\1", "[0-9]-\\2", "-\\3")
    cases = [f"{lead}(?:{'|'.join(_LATER).format(between=gap)})" for lead, gap in zip(same, between, strict=True)]
    return f"(?={TIME}-{TIME}$)(?:{'|'.join(cases)})[0-9:]*"


Hours = Annotated[str, Formed("bad-hours", _hours())]
"""From when to when on a day, in workspace time: `09:00-18:00`."""


class NamedDay(Value):
    """One calendar day and why it differs from its weekday."""

    date: Day
    name: Line


def _once_each(off: tuple[NamedDay, ...], work: tuple[NamedDay, ...]) -> None:
    """A day is off or worked, and is named once; raises a validation problem that names the day."""
    days = [day.date for day in (*off, *work)]
    if twice := [day for number, day in enumerate(days) if day in days[:number]]:
        raise problem("day-twice", twice[0].isoformat())


class Notice(Value):
    """The holidays of one year, as a notice or `xcollab calendar pin YEAR` gave them: all of that year's, and what it says of the years beside it."""

    year: Annotated[Whole, number(2000, 2199)]
    source: Line
    """Where they come from: the name of the file imported, or the library and its version."""
    off: tuple[NamedDay, ...] = ()
    work: tuple[NamedDay, ...] = ()
    """Make-up days (调休)."""

    def __post_init__(self) -> None:
        """It says one thing of a day, and something of its year."""
        _once_each(self.off, self.work)
        if not any(day.date.year == self.year for day in (*self.off, *self.work)):
            raise problem("notice-of-no-day", str(self.year))


class Calendar(Value):
    """What overrides the country's public calendar. Days and hours are workspace time."""

    country: Annotated[str, matches("^[A-Z]{2}$")] = "CN"
    """ISO 3166 code of the public holidays that apply."""
    week: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    """The weekdays normally worked."""
    hours: Hours = "09:00-18:00"
    """Opening and close of work; a deadline in working days ends at the close."""
    off: tuple[NamedDay, ...] = ()
    """The company's own days off; they go before every notice."""
    work: tuple[NamedDay, ...] = ()
    """The company's own make-up days: worked although they look like days off."""
    notices: tuple[Notice, ...] = ()
    """Years whose days stand here (`xcollab calendar import FILE`, `xcollab calendar pin YEAR`): they are no estimates, and the same on every machine."""

    def __post_init__(self) -> None:
        """It says one thing of a day, and of a year."""
        _once_each(self.off, self.work)
        years = [notice.year for notice in self.notices]
        if twice := [year for number, year in enumerate(years) if year in years[:number]]:
            raise problem("year-twice", str(twice[0]))
