"""`xcollab report`: the status report, the same bytes for the same revision and moment."""

from collections.abc import Collection

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.subject_inputs import Option
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import AT, JSON, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.render.report.facts import Facts, gather
from xcollab.store.disk.output_files import keep_answer
from xcollab.store.files.loading import load
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
    format: str | None,
    output: str | None,
    since: str | None,
    at: str | None,
    now: str | None,
    json: bool,
) -> None:
    """Print or write the report on one collaboration, or on all."""
    form = format or ("json" if json else "markdown")
    if form not in FORMATS:
        raise Misused("not-a-word", flag="--format", value=form, allowed=list(FORMATS))
    if json and form != "json":
        raise Misused("options-apart", first=f"--format {form}", second="--json")
    view = reading(terminal, at, now)
    before = _before(view, since) if since else None
    if collab:
        text = _text(view, form, _facts(view, view.collab(collab), before), since or "")
    else:
        every = [_facts(view, name, before) for name in sorted(view.snapshot.collabs)]
        text = _text(view, form, every, since or "")
    if output:
        keep_answer(terminal.directory / output, text)
        terminal.note(terminal.words(N_("Report written to {path}."), path=output))
    else:
        terminal.deliver(text)
    note_unseen(terminal, at)


def _before(view: WorkspaceView, since: str) -> Collection[str]:
    """The addresses of the statements that another revision held."""
    snapshot = load(view.context.repository.at(since)).snapshot
    return frozenset(entry.record for collab in snapshot.collabs.values() for entry in collab.entries)


def _facts(view: WorkspaceView, collab: str, before: Collection[str] | None) -> Facts:
    state = view.state(collab)
    return gather(view.snapshot, state, view.waits(state), view.days, view.now, before)


def _text(view: WorkspaceView, form: str, told: Facts | list[Facts], since: str) -> str:
    """The report on one collaboration, or on a list of them, in a format; only that format's renderer is loaded."""
    words, snapshot = view.context.words, view.snapshot
    match form:
        case "html":
            from xcollab.render.report.page import page

            return page(words, snapshot, told, since)
        case "json":
            return _json(view, told)
    from xcollab.render.report.markdown_report import portfolio, report

    return portfolio(words, snapshot, told, since) if isinstance(told, list) else report(words, snapshot, told, since)


def _json(view: WorkspaceView, told: Facts | list[Facts]) -> str:
    import json

    from xcollab.app.views.looking import PortfolioView, ReportView
    from xcollab.render.base.json_data import View, answer
    from xcollab.render.base.sanitize import safe_json
    from xcollab.render.report.json_report import report_data

    answered: View = (
        PortfolioView(view.now, [report_data(facts) for facts in told])
        if isinstance(told, list)
        else ReportView(view.now, report_data(told))
    )
    return safe_json(json.dumps(answer(answered), ensure_ascii=False, indent=2)) + "\n"


COMMANDS: tuple[Command, ...] = (
    Command("report", N_("A status report in Markdown, HTML or JSON."), run, (subject_lookup.COLLAB_ARGUMENT,),
            (_FORMAT, _OUT, _SINCE, AT, NOW, JSON),
            ("xcollab report q3-launch", "xcollab report q3-launch --format html -o status.html --now 2024-07-19",
             "xcollab report --since 2024-07-12 -o weekly.md"), paged=True),
)  # fmt: skip
