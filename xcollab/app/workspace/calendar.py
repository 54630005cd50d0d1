"""The company's calendar: an official notice taken over, or the holidays of a year written down, so that all count alike."""

from collections.abc import Callable
from pathlib import Path

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.values import whole
from xcollab.app.workspace.settings import Change, Setting, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import BadFile, Refused
from xcollab.schema.calendar import Notice
from xcollab.store.files.public_calendar import IMPORTED, pinned, read_notice
from xcollab.store.git.repository import YEARS
from xcollab.words import N_


def year_meant(typed: str) -> int:
    """A year as somebody types it; raises `Misused` for what is none, or none that git can write."""
    return whole("YEAR", typed, YEARS)


def import_notice(context: Context, path: Path, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Take over the notice of one year, from a file of the form of holiday-cn; raises `BadFile` for any other."""
    return take_notice(context, read_notice(path), keeping)


def take_notice(context: Context, notice: Notice, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Take over the notice of one year."""
    setting = Setting("calendar-import", str(notice.year), N_("The notice for {subject} is in the calendar."))
    return _keep(context, setting, notice.year, lambda _: notice, keeping)


def pin_year(context: Context, year: int, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Write down the holidays of a year as this machine knows them; raises `Refused` where its notice was imported."""

    def notice(view: WorkspaceView) -> Notice:
        if any(known.year == year and known.source == IMPORTED for known in view.snapshot.calendar.notices):
            raise Refused("year-imported", year=year)
        return pinned(view.snapshot.calendar, year, view.snapshot.workspace.language)

    said = N_("The holidays of {subject} are in the calendar; every machine counts by them.")
    return _keep(context, Setting("calendar-pin", str(year), said), year, notice, keeping)


def _keep(
    context: Context, setting: Setting, year: int, notice: Callable[[WorkspaceView], Notice], keeping: Keeping
) -> Outcome:
    """Keep the notice of one year in the place of what the calendar has of it, and leave everything else as it is."""

    def compose(view: WorkspaceView) -> Change:
        change, before = calendar_to_change(view), view.snapshot.calendar
        others = [known for known in before.notices if known.year != year]
        notices = tuple(sorted((*others, notice(view)), key=lambda known: known.year))
        if notices == before.notices:
            raise Refused("calendar-as-it-was", year=year)
        return change._replace(after=before.model_copy(update={"notices": notices}))

    return save_setting(context, setting, compose, keeping)


def calendar_to_change(view: WorkspaceView) -> Change:
    """The calendar as it stands, to be kept otherwise; raises `BadFile` for one that cannot be read, which would be lost."""
    broken = next((found for found in view.loaded.problems if found.path == "calendar.yaml"), None)
    if broken:
        raise BadFile(broken.code, where=f"{broken.path}:{broken.line}", **broken.arguments)
    before = view.snapshot.calendar
    return Change("calendar", before if "calendar.yaml" in view.loaded.files else None, before)
