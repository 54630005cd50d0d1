"""`xcollab deadline explain`: each day of a deadline, and the holiday or make-up day that decided about it."""

from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.app.workspace_view import reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Refused
from xcollab.words import N_


def _explain(terminal: Terminal, subject: str, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    from xcollab.render.text.deadline import explained
    from xcollab.workflow.time.business_days import counted
    from xcollab.workflow.time.deadlines import hears

    view = reading(terminal, at, now)
    home, _, name = subject.rpartition("/")
    states = [view.state(view.collab(home or collab))] if home or collab else view.states()
    found = [(s, d) for s in states for d in view.waits(s) if d.deadline and name in (d.wait.subject, d.wait.collab)]
    if not found:
        raise Refused("no-deadline", subject=subject)
    told = []
    for state, (wait, deadline) in found:
        assert deadline is not None
        days = [list(counted(view.days, clock.since, clock.within)) for clock in wait.asked]
        heard = hears(view.snapshot, wait, state.request.coordinator, deadline.level)
        told.append((wait, deadline, days, heard))
    if json:
        from xcollab.app.views.judging import DeadlineData, DeadlinesView

        return terminal.show_json(DeadlinesView([DeadlineData(*each) for each in told]))
    for each in told:
        for line in explained(terminal.words, view.snapshot, *each):
            terminal.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("explain", N_("How a deadline was counted, day by day."), _explain,
            (Argument("subject", N_("A department asked, a task, an issue, or a collaboration.")),), (COLLAB, *READING),
            ("xcollab deadline explain support", "xcollab deadline explain i-4k2m --now 2024-07-19"), paged=True),
)  # fmt: skip
