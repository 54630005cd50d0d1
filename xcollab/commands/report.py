"""`xcollab report`: a plain status report in Markdown, the same bytes for the same revision and moment."""

from xcollab.commands import finding
from xcollab.commands.call import Call
from xcollab.commands.command import AT, NOW, Command, Option
from xcollab.commands.desk import Desk
from xcollab.commands.unseen import note_unseen
from xcollab.render.report import portfolio, report
from xcollab.store.answers import keep_answer
from xcollab.words import N_

_OUT = Option("output", ("--output",), N_("Write it to a file instead of the screen."), metavar="FILE")._replace(
    flags=("-o", "--output")
)


def run(call: Call, collab: str | None, output: str | None, at: str | None, now: str | None) -> None:
    """Print or write the report on one collaboration, or on all."""
    desk = Desk(call, at, now)
    today = desk.now.date()
    if collab:
        state = desk.state(desk.collab(collab))
        text = report(call.words, desk.snapshot, state, today, desk.waits(state))
    else:
        text = portfolio(call.words, desk.snapshot, desk.states(), today, desk.waits)
    if output:
        keep_answer(call.directory / output, text)
        call.note(call.words(N_("Report written to {path}."), path=output))
    else:
        call.say(text.rstrip("\n"))
    note_unseen(call, at)


COMMANDS: tuple[Command, ...] = (
    Command("report", N_("A status report in Markdown."), run, (finding.COLLAB_ARGUMENT,), (_OUT, AT, NOW),
            ("xcollab report q3-launch", "xcollab report q3-launch -o status.md --now 2024-07-19")),
)  # fmt: skip
