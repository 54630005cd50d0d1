"""`xcollab calendar`: the days off and make-up days of a year; the notice of a year, imported or taken from the library;
the company's own days, its week and its hours.
"""

from pathlib import Path
from typing import Any

from xcollab.app.forms.subject_inputs import Argument
from xcollab.app.settings.company_fields import CALENDAR, NAMED
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.setting_command import performed
from xcollab.words import N_


def _show(terminal: Terminal, year: str | None, json: bool) -> None:
    from xcollab.app.views.time.calendar import calendar_year, special
    from xcollab.app.workspace.calendar import year_meant
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.time.calendar import year_lines

    view = reading(terminal)
    wanted = None if year is None else year_meant(year)
    found = calendar_year(view, wanted, None if json else terminal.words.language)
    if json:
        return terminal.show_json(special(found))
    terminal.say_lines(year_lines(terminal.words, found.days, found.year, found.source))
    return None


def _import(terminal: Terminal, file: str, **typed: Any) -> int:
    from xcollab.app.workspace.calendar import import_notice
    from xcollab.commands.edge.committed import keeping, tell

    path = terminal.directory / Path(file).expanduser()
    return tell(terminal, import_notice(terminal, path, keeping(typed)), typed)


def _pin(terminal: Terminal, year: str, **typed: Any) -> int:
    from xcollab.app.workspace.calendar import pin_year, year_meant
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, pin_year(terminal, year_meant(year), keeping(typed)), typed)


def _add(terminal: Terminal, date: str, **typed: Any) -> int:
    return performed(terminal, "calendar-add", {**typed, "date": date})


def _edit(terminal: Terminal, **typed: Any) -> int:
    return performed(terminal, "calendar-edit", typed)


def _remove(terminal: Terminal, date: str, **typed: Any) -> int:
    return performed(terminal, "calendar-remove", typed, date)


COMMANDS: tuple[Command, ...] = (
    Command("show", N_("The holidays and make-up days of a year."), _show,
            (Argument("year", N_("The year; the present one where it is left out."), required=False),), (JSON,),
            ("xcollab calendar show", "xcollab calendar show 2026"), paged=True),
    Command("add", N_("Note a day of the company's own: off, or worked although it looks like a day off."), _add,
            (Argument("date", N_("The day.")),), (*(field.option for field in NAMED), *KEEPING),
            ("xcollab calendar add 2024-09-20 --name 'Company day'", "xcollab calendar add 2024-09-21 --name 'Worked for it' --worked")),
    Command("edit", N_("Change the working week, its hours, or whose public holidays apply; an empty text is as usual."), _edit, (),
            (*(field.option for field in CALENDAR), *KEEPING),
            ("xcollab calendar edit --hours 08:30-17:30", "xcollab calendar edit --week mon,tue,wed,thu,fri,sat --dry-run")),
    Command("import", N_("Take over an official notice, from a file of the form of holiday-cn."), _import,
            (Argument("file", N_("A JSON file with year and days (name, date, isOffDay).")),), KEEPING,
            ("xcollab calendar import 2027.json", "xcollab calendar import ~/Downloads/2027.json")),
    Command("remove", N_("Take a day of the company's own out of the calendar again."), _remove,
            (Argument("date", N_("A day of the company's own, such as 2024-09-20.")),), KEEPING,
            ("xcollab calendar remove 2024-09-20", "xcollab calendar remove 2024-09-20 --dry-run")),
    Command("pin", N_("Write the holidays of a year into the workspace, so that every machine counts alike."), _pin,
            (Argument("year", N_("A year whose holidays are known.")),), KEEPING,
            ("xcollab calendar pin 2026", "xcollab calendar pin 2026 --dry-run")),
)  # fmt: skip
