"""The days of a year that differ from their weekday."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.render.text.time.calendar import special_days
from xcollab.schema.dataclass import dataclass
from xcollab.store.files.public_calendar import work_days
from xcollab.store.git.repository import YEARS
from xcollab.workflow.time.business_days import DayKind, WorkDays


@dataclass(frozen=True)
class CalendarView(View):
    """`calendar show`: the days of a year that differ from their weekday."""

    NAME: ClassVar[str] = "calendar"
    year: int
    estimated: bool
    days: Mapping[str, DayKind]
    """By day."""
    source: str | None
    """Where they come from: the source of the year's notice in calendar.yaml; unset where no notice stands there."""


class CalendarYear(NamedTuple):
    """A year, with the rule that says which of its days are worked."""

    year: int
    days: WorkDays
    source: str | None


def calendar_year(view: WorkspaceView, year: int | None = None, language: str | None = None) -> CalendarYear:
    """A year, the present one where none is named; its holidays in a language, the workspace's where none is."""
    wanted, workspace = year or view.now.year, view.snapshot.workspace
    days = work_days(workspace, view.snapshot.calendar, language or workspace.language)
    source = next((notice.source for notice in view.snapshot.calendar.notices if notice.year == wanted), None)
    return CalendarYear(wanted, days, source)


def beside(year: int) -> tuple[int | None, int | None]:
    """The year before and the one after, where there are such."""
    before, after = (one if one in YEARS else None for one in (year - 1, year + 1))
    return before, after


def special(found: CalendarYear) -> CalendarView:
    """The year for programs."""
    year, days, source = found
    return CalendarView(year, days.estimated(date(year, 1, 1)), special_days(days, year), source)
