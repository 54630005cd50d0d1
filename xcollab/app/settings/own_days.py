"""What the company says of its own calendar: days off and make-up days that no notice names, the working week and its hours."""

from collections.abc import Iterable, Mapping

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.settings.company_fields import CALENDAR, DAY, NAMED
from xcollab.app.workspace.calendar import calendar_to_change
from xcollab.app.workspace.settings import Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.schema.calendar import Calendar, NamedDay
from xcollab.words import N_

FLAGS = {one.key: one.flag for one in (*CALENDAR, DAY, *NAMED)}
"""By key, the flag it is typed with."""


def edit_calendar(context: Context, said: Mapping[str, object], keeping: Keeping = FOR_GOOD) -> Outcome:
    """Change the country, the working week or its hours; what is said to be empty is as usual again. Raises `Misused` where nothing
    would change.
    """

    def compose(view: WorkspaceView) -> Change:
        change, before = calendar_to_change(view), view.snapshot.calendar
        after = _made({**before.dump(), **said})
        if after == before:
            raise Misused("nothing-to-change", command="xcollab calendar edit")
        return change._replace(after=after)

    name = WorkspaceView(context).snapshot.workspace.id
    return save_setting(context, Setting("calendar-edit", name, N_("The calendar is changed.")), compose, keeping)


def add_own_day(context: Context, day: str, name: str, *, worked: bool = False, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Note that a day is off in this company, or worked although it looks like a day off; raises `Misused` for one that is named
    already.
    """

    def compose(view: WorkspaceView) -> Change:
        change, before = calendar_to_change(view), view.snapshot.calendar
        new = made(NamedDay, {"date": day, "name": name}, FLAGS)
        off, work = (before.off, (*before.work, new)) if worked else ((*before.off, new), before.work)
        return change._replace(after=_with_days(before, off, work))

    return save_setting(context, Setting("calendar-add", day, N_("{subject} is in the calendar.")), compose, keeping)


def remove_own_day(context: Context, day: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Take a day out again; raises `Refused` where it is none of the company's own."""

    def compose(view: WorkspaceView) -> Change:
        change, before = calendar_to_change(view), view.snapshot.calendar
        taken = known_own_day(before, day)
        off, work = ([one for one in days if one != taken] for days in (before.off, before.work))
        return change._replace(after=_with_days(before, off, work))

    said = N_("{subject} is an ordinary day again.")
    return save_setting(context, Setting("calendar-remove", day, said), compose, keeping)


def own_days(calendar: Calendar) -> list[NamedDay]:
    """What the company itself says of its days, in their order."""
    return sorted((*calendar.off, *calendar.work), key=_date)


def known_own_day(calendar: Calendar, day: str) -> NamedDay:
    """The company's own day of that date; raises `Refused` where there is none."""
    known = own_days(calendar)
    for one in known:
        if str(one.date) == day:
            return one
    raise Refused("no-own-day", day=day, days=[str(one.date) for one in known])


def _with_days(before: Calendar, off: Iterable[NamedDay], work: Iterable[NamedDay]) -> Calendar:
    days = {key: [one.dump() for one in sorted(some, key=_date)] for key, some in (("off", off), ("work", work))}
    return _made({**before.dump(), **days})


def _made(data: Mapping[str, object]) -> Calendar:
    """The calendar; raises `Misused` with the flag of what is wrong. What is empty is as usual."""
    return made(Calendar, {key: value for key, value in data.items() if value not in ("", [])}, FLAGS)


def _date(one: NamedDay) -> str:
    return str(one.date)
