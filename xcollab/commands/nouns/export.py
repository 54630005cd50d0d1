"""`xcollab export`: calendars and lists that other programs open. Each of those programs' formats is loaded when it is used."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.subject_inputs import COLLAB, Option
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import AT, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.render.report.facts import Facts, gather
from xcollab.store.files.installed import adding
from xcollab.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_OUT = Option("output", ("-o", "--output"), N_("Write it to a file instead of the screen."), metavar="FILE")
_MEMBER = Option("member", ("--member",), N_("Only what this member owes."), complete="member")
_DEPARTMENT = Option("department", ("--department",), N_("Only what this department owes."), complete="department")
_ISSUES = Option("issues", ("--issues",), N_("The issues instead of the tasks."), switch=True)


def ics(
    terminal: Terminal,
    collab: str | None,
    member: str | None,
    department: str | None,
    output: str | None,
    at: str | None,
    now: str | None,
) -> None:
    """Write a calendar."""
    view = reading(terminal, at, now)
    with _needed("icalendar"):
        from xcollab.render.export.ics import FAREWELL, Feed, Standing, Whose, calendar
    from xcollab.store.git.history import plan_edits
    from xcollab.workflow.views.board import board
    from xcollab.workflow.views.earlier_states import states_since

    edits = plan_edits(terminal.repository, view.revision.commit)

    def feed(facts: Facts) -> Feed:
        running = (
            s for s in states_since(view.snapshot, facts.state.collab, view.now - FAREWELL) if s.request.ended is None
        )
        before = [
            Standing(state, board([state], view.now.date()), view.waits(state)) for state in running if state.counted
        ]
        return Feed(facts, before, edits.get(facts.state.collab.id, 0))

    whose = Whose(view.person(member) if member else "", view.department(department) if department else "")
    feeds = [feed(facts) for facts in _facts(view, collab)]
    _keep(terminal, output, calendar(terminal.words, view.snapshot, feeds, whose))
    note_unseen(terminal, at)


def xlsx(terminal: Terminal, collab: str | None, output: str | None, at: str | None, now: str | None) -> None:
    """Write a workbook with the tasks and the issues."""
    if not output:
        raise Misused("missing-options", missing=["--output"], command="xcollab export xlsx")
    view = reading(terminal, at, now)
    with _needed("openpyxl"):
        from xcollab.render.export.workbook import workbook
    from xcollab.render.export.sheets import issue_sheet, task_sheet

    every = _facts(view, collab)
    sheets = [make(terminal.words, view.snapshot, every) for make in (task_sheet, issue_sheet)]
    _keep(terminal, output, workbook(terminal.words, sheets, view.now))
    note_unseen(terminal, at)


def csv(
    terminal: Terminal, collab: str | None, issues: bool, output: str | None, at: str | None, now: str | None
) -> None:
    """Write the tasks or the issues, a line each."""
    from xcollab.render.export.sheets import csv_text, issue_sheet, task_sheet

    view = reading(terminal, at, now)
    make = issue_sheet if issues else task_sheet
    _keep(terminal, output, csv_text(make(terminal.words, view.snapshot, _facts(view, collab))).encode())
    note_unseen(terminal, at)


def _facts(view: WorkspaceView, collab: str | None) -> list[Facts]:
    names = [view.collab(collab)] if collab else sorted(view.snapshot.collabs)
    states = [view.state(name) for name in names]
    return [gather(view.snapshot, state, view.waits(state), view.days, view.now) for state in states]


@contextmanager
def _needed(package: str) -> "Iterator[None]":
    """What is not installed with xcollab itself is asked for by its name."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise Misused("extra-missing", package=package, command=adding(package)) from None


def _keep(terminal: Terminal, output: str | None, content: bytes) -> None:
    """Into the file, or onto the screen, byte for byte."""
    if not output:
        return terminal.deliver(content.decode("utf-8"))
    try:
        (terminal.directory / output).write_bytes(content)
    except OSError as error:
        raise Misused("cannot-write", path=str(terminal.directory / output), said=error.strerror or "") from None
    terminal.note(terminal.words(N_("Written to {path}."), path=output))


COMMANDS: tuple[Command, ...] = (
    Command("ics", N_("What is due as all-day events, for Outlook, Google or Apple."), ics, (),
            (COLLAB, _MEMBER, _DEPARTMENT, _OUT, AT, NOW),
            ("xcollab export ics --member li -o li.ics", "xcollab export ics --department sales -o sales.ics"), paged=True),
    Command("xlsx", N_("Tasks and issues as a workbook for Excel."), xlsx, (subject_lookup.COLLAB_ARGUMENT,), (_OUT, AT, NOW),
            ("xcollab export xlsx -o work.xlsx", "xcollab export xlsx q3-launch -o launch.xlsx")),
    Command("csv", N_("Tasks or issues as CSV that Excel opens."), csv, (subject_lookup.COLLAB_ARGUMENT,), (_ISSUES, _OUT, AT, NOW),
            ("xcollab export csv q3-launch -o tasks.csv", "xcollab export csv --issues -o issues.csv"), paged=True),
)  # fmt: skip
