"""`xcollab deadline explain`: each day of a deadline, and the holiday or make-up day that decided about it."""

from xcollab.app.desk import reading
from xcollab.app.forms.inputs import COLLAB, Argument
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.errors import Refused
from xcollab.words import N_


def _explain(call: Call, subject: str, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    from xcollab.render.text.deadline import explained
    from xcollab.workflow.time.counting import counted
    from xcollab.workflow.time.deadlines import hears

    desk = reading(call, at, now)
    home, _, name = subject.rpartition("/")
    states = [desk.state(desk.collab(home or collab))] if home or collab else desk.states()
    found = [(s, d) for s in states for d in desk.waits(s) if d.deadline and name in (d.wait.subject, d.wait.collab)]
    if not found:
        raise Refused("no-deadline", subject=subject)
    told = []
    for state, (wait, deadline) in found:
        assert deadline is not None
        days = [list(counted(desk.days, clock.since, clock.within)) for clock in wait.asked]
        heard = hears(desk.snapshot, wait, state.request.coordinator, deadline.level)
        told.append((wait, deadline, days, heard))
    if json:
        from xcollab.app.views.judging import DeadlineData, DeadlinesView

        return call.show_json(DeadlinesView([DeadlineData(*each) for each in told]))
    for each in told:
        for line in explained(call.words, desk.snapshot, *each):
            call.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("explain", N_("How a deadline was counted, day by day."), _explain,
            (Argument("subject", N_("A department asked, a task, an issue, or a collaboration.")),), (COLLAB, *READING),
            ("xcollab deadline explain support", "xcollab deadline explain i-4k2m --now 2024-07-19"), paged=True),
)  # fmt: skip
