"""`xcollab report`: the status report, the same bytes for the same revision and moment."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import AT, JSON, NOW, Command
from xcollab.commands.edge.finding_formats import chosen
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

FORMATS = ("markdown", "html", "json")
_FORMAT = Option("format", ("--format",), N_("markdown, html or json."), metavar="FORMAT", complete=" ".join(FORMATS))
_OUT = Option("output", ("-o", "--output"), N_("Write it to a file instead of the screen."), metavar="FILE")
_SINCE = Option(
    "since", ("--since",), N_("Tell what was said since this revision or date as well."), metavar="REV|DATE"
)


def run(
    terminal: Terminal,
    collab: str | None,
    output: str | None,
    since: str | None,
    at: str | None,
    now: str | None,
    **typed: Any,
) -> None:
    """Print or write the report on one collaboration, or on all."""
    from xcollab.app.notices.heartbeat import note_heartbeat
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.reports.report import document, gathered, report
    from xcollab.app.workspace_view import reading
    from xcollab.commands.edge.output import keep

    form = chosen(**typed, formats=FORMATS)
    view = reading(terminal, at, now)
    told = gathered(view, collab, since)
    text = terminal.json(report(view, told)) if form == "json" else document(view, told, form, since or "")
    if output:
        keep(terminal, output, text.encode())
        terminal.note(terminal.words(N_("Report written to {path}."), path=output))
    else:
        terminal.deliver(text)
    note_unseen(terminal, at, view.collab(collab) if collab else None)
    note_heartbeat(Overview(terminal, at, now), at)


COMMANDS: tuple[Command, ...] = (
    Command("report", N_("A status report in Markdown, HTML or JSON."), run, (COLLAB_ARGUMENT,),
            (_FORMAT, _OUT, _SINCE, AT, NOW, JSON),
            ("xcollab report q3-launch", "xcollab report q3-launch --format html -o status.html --now 2024-07-19",
             "xcollab report --since 2024-07-12 -o weekly.md"), paged=True),
)  # fmt: skip
