"""`xcollab why`: can the date hold, where the days went, who has the ball, what is promised next."""

from xcollab.app.acts.offering import next_step
from xcollab.app.desk import Desk, reading
from xcollab.app.forms.inputs import COLLAB, Argument
from xcollab.app.sharing.notices import note_unseen
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.errors import Misused
from xcollab.render.base.safe import safe_line
from xcollab.render.text.forecast import outlook_lines
from xcollab.words import N_
from xcollab.workflow.views.forecast import outlook, task_outlook


def run(call: Call, subject: str | None, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the outlook of a collaboration or of one task."""
    desk = reading(call, at, now)
    named, task = _meant(desk, subject, collab)
    state = desk.state(named)
    owed = desk.waits(state)
    if task:
        found, title = task_outlook(state, task, owed, desk.days, desk.now), state.collab.tasks[task].title
    else:
        found = outlook(desk.snapshot, state, owed, desk.days, desk.now)
        title = state.collab.request.title if state.collab.request else named
    if json:
        from xcollab.app.views.looking import WhyView

        return call.show_json(WhyView(named, task or None, found))
    named = call.words.aside(title, f"{named}/{task}" if task else named)
    for line in [
        safe_line(named),
        "",
        *outlook_lines(call.words, desk.snapshot, state, found, next_step(desk, found.balls), task),
    ]:
        call.say(line)
    note_unseen(call, at)


def _meant(desk: Desk, subject: str | None, collab: str | None) -> tuple[str, str]:
    """The collaboration, and the task where one is named."""
    if subject is None or (collab is None and subject in desk.snapshot.collabs):
        return desk.collab(subject or collab), ""
    try:
        return desk.task(subject, collab)
    except Misused:
        if collab:
            raise
        return desk.collab(subject), ""


COMMANDS: tuple[Command, ...] = (
    Command("why", N_("Can the date hold, where the days went, who has the ball."), run, (Argument("subject", N_("A collaboration or a task; may be left out where there is one collaboration."), required=False, complete="collab"),), (COLLAB, *READING),
            ("xcollab why", "xcollab why q3-launch --at 2024-07-31 --now 2024-07-31", "xcollab why channel-talks"), paged=True),
)  # fmt: skip
