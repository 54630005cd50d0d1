"""`xcollab report`: the status report, the same bytes for the same revision and moment."""

from collections.abc import Collection

from xcollab.app.desk import Desk, reading
from xcollab.app.forms import finding
from xcollab.app.forms.inputs import Option
from xcollab.app.sharing.notices import note_unseen
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import AT, JSON, NOW, Command
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
    call: Call,
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
    desk = reading(call, at, now)
    before = _before(desk, since) if since else None
    if collab:
        text = _text(desk, form, _facts(desk, desk.collab(collab), before), since or "")
    else:
        every = [_facts(desk, name, before) for name in sorted(desk.snapshot.collabs)]
        text = _text(desk, form, every, since or "")
    if output:
        keep_answer(call.directory / output, text)
        call.note(call.words(N_("Report written to {path}."), path=output))
    else:
        call.deliver(text)
    note_unseen(call, at)


def _before(desk: Desk, since: str) -> Collection[str]:
    """The addresses of the statements that another revision held."""
    snapshot = load(desk.context.repository.at(since)).snapshot
    return frozenset(entry.record for collab in snapshot.collabs.values() for entry in collab.entries)


def _facts(desk: Desk, collab: str, before: Collection[str] | None) -> Facts:
    state = desk.state(collab)
    return gather(desk.snapshot, state, desk.waits(state), desk.days, desk.now, before)


def _text(desk: Desk, form: str, told: Facts | list[Facts], since: str) -> str:
    """The report on one collaboration, or on a list of them, in a format; only that format's renderer is loaded."""
    words, snapshot = desk.context.words, desk.snapshot
    match form:
        case "html":
            from xcollab.render.report.page import page

            return page(words, snapshot, told, since)
        case "json":
            return _json(desk, told)
    from xcollab.render.report.markdown_report import portfolio, report

    return portfolio(words, snapshot, told, since) if isinstance(told, list) else report(words, snapshot, told, since)


def _json(desk: Desk, told: Facts | list[Facts]) -> str:
    import json

    from xcollab.app.views.looking import PortfolioView, ReportView
    from xcollab.render.base.data import View, answer
    from xcollab.render.base.safe import safe_json
    from xcollab.render.report.json_report import report_data

    view: View = (
        PortfolioView(desk.now, [report_data(facts) for facts in told])
        if isinstance(told, list)
        else ReportView(desk.now, report_data(told))
    )
    return safe_json(json.dumps(answer(view), ensure_ascii=False, indent=2)) + "\n"


COMMANDS: tuple[Command, ...] = (
    Command("report", N_("A status report in Markdown, HTML or JSON."), run, (finding.COLLAB_ARGUMENT,),
            (_FORMAT, _OUT, _SINCE, AT, NOW, JSON),
            ("xcollab report q3-launch", "xcollab report q3-launch --format html -o status.html --now 2024-07-19",
             "xcollab report --since 2024-07-12 -o weekly.md"), paged=True),
)  # fmt: skip
