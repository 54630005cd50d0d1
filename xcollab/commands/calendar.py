"""`xcollab calendar`: the days off and make-up days of a year, and the import of an official notice."""

from pathlib import Path
from typing import Any

from xcollab.commands.call import Call
from xcollab.commands.command import JSON, KEEPING, Argument, Command
from xcollab.commands.desk import Desk
from xcollab.commands.settings import save_settings
from xcollab.commands.values import whole
from xcollab.schema.calendar import Calendar
from xcollab.store.repository import YEARS
from xcollab.words import N_


def _year(typed: str | None, desk: Desk) -> int:
    return desk.now.year if typed is None else whole("YEAR", typed, YEARS)


def _show(call: Call, year: str | None, json: bool) -> None:
    from xcollab.commands.views.judging import CalendarView
    from xcollab.render.calendar import special_days, year_lines
    from xcollab.store.calendar import work_days

    desk = Desk(call)
    wanted = _year(year, desk)
    language = desk.snapshot.workspace.language if json else call.words.language
    days = work_days(desk.snapshot.workspace, desk.snapshot.calendar, [wanted], language)
    if json:
        estimated = days.estimated_from is not None and wanted >= days.estimated_from
        return call.show_json(CalendarView(wanted, estimated, special_days(days, wanted)))
    for line in year_lines(call.words, days, wanted):
        call.say(line)


def _import(call: Call, file: str, **keeping: Any) -> int:
    from xcollab.store.calendar import read_notice

    year, off, work = read_notice(call.directory / Path(file).expanduser())
    named = {day["date"] for day in (*off, *work)}  # the company's own days stay

    def compose(desk: Desk) -> tuple[str, Calendar | None, Calendar]:
        before = desk.snapshot.calendar
        kept = before.dump()
        changes = {
            "off": [d for d in kept.get("off", []) if d["date"] not in named] + off,
            "work": [d for d in kept.get("work", []) if d["date"] not in named] + work,
            "official": sorted({*before.official, year}),
        }
        known = "calendar.yaml" in desk.loaded.documents
        return "calendar", before if known else None, Calendar.model_validate(kept | changes)

    said = N_("The notice for {subject} is in the calendar.")
    return save_settings(call, "calendar-import", str(year), compose, said, keeping)


COMMANDS: tuple[Command, ...] = (
    Command("show", N_("The holidays and make-up days of a year."), _show,
            (Argument("year", N_("The year; the present one where it is left out."), required=False),), (JSON,),
            ("xcollab calendar show", "xcollab calendar show 2026")),
    Command("import", N_("Take over an official notice, from a file of the form of holiday-cn."), _import,
            (Argument("file", N_("A JSON file with year and days (name, date, isOffDay).")),), KEEPING,
            ("xcollab calendar import 2027.json", "xcollab calendar import ~/Downloads/2027.json")),
)  # fmt: skip
