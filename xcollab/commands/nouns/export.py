"""`xcollab export`: calendars and lists that other programs open. Each of those programs' formats is loaded when it is used."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB, COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import AT, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_OUT = Option("output", ("-o", "--output"), N_("Write it to a file instead of the screen."), metavar="FILE")
_MEMBER = Option("member", ("--member",), N_("Only what this member owes."), complete="member")
_DEPARTMENT = Option("department", ("--department",), N_("Only what this department owes."), complete="department")
_ISSUES = Option("issues", ("--issues",), N_("The issues instead of the tasks."), switch=True)


def ics(terminal: Terminal, output: str | None, at: str | None, now: str | None, **owing: Any) -> None:
    """Write a calendar."""
    from xcollab.app.views.reports.exports import Owing, calendar_feed
    from xcollab.app.workspace_view import reading

    _keep(terminal, output, calendar_feed(reading(terminal, at, now), Owing(**owing)), at)


def xlsx(terminal: Terminal, collab: str | None, output: str | None, at: str | None, now: str | None) -> None:
    """Write a workbook with the tasks and the issues."""
    from xcollab.app.views.reports.exports import workbook
    from xcollab.app.workspace_view import reading

    if not output:
        raise Misused("missing-options", missing=["--output"], command="xcollab export xlsx")
    _keep(terminal, output, workbook(reading(terminal, at, now), collab), at)


def csv(
    terminal: Terminal, collab: str | None, issues: bool, output: str | None, at: str | None, now: str | None
) -> None:
    """Write the tasks or the issues, a line each."""
    from xcollab.app.views.reports.exports import table
    from xcollab.app.workspace_view import reading

    _keep(terminal, output, table(reading(terminal, at, now), collab, issues=issues), at)


def _keep(terminal: Terminal, output: str | None, content: bytes, at: str | None) -> None:
    """Into the file, or onto the screen, byte for byte."""
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.commands.edge.output import keep

    if output:
        keep(terminal, output, content)
        terminal.note(terminal.words(N_("Written to {path}."), path=output))
    else:
        terminal.deliver(content.decode("utf-8"))
    note_unseen(terminal, at)


COMMANDS: tuple[Command, ...] = (
    Command("ics", N_("What is due as all-day events, for Outlook, Google or Apple."), ics, (),
            (COLLAB, _MEMBER, _DEPARTMENT, _OUT, AT, NOW),
            ("xcollab export ics --member li -o li.ics", "xcollab export ics --department sales -o sales.ics"), paged=True),
    Command("xlsx", N_("Tasks and issues as a workbook for Excel."), xlsx, (COLLAB_ARGUMENT,), (_OUT, AT, NOW),
            ("xcollab export xlsx -o work.xlsx", "xcollab export xlsx q3-launch -o launch.xlsx")),
    Command("csv", N_("Tasks or issues as CSV that Excel opens."), csv, (COLLAB_ARGUMENT,), (_ISSUES, _OUT, AT, NOW),
            ("xcollab export csv q3-launch -o tasks.csv", "xcollab export csv --issues -o issues.csv"), paged=True),
)  # fmt: skip
