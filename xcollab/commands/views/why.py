"""`xcollab why`: can the date hold, where the days went, who has the ball, what is promised next."""

from xcollab.app.acts.printed_commands import next_step
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.forecast import outlook_lines
from xcollab.words import N_
from xcollab.workflow.views.forecast import outlook, task_outlook


def run(
    terminal: Terminal, subject: str | None, collab: str | None, at: str | None, now: str | None, json: bool
) -> None:
    """Print the outlook of a collaboration or of one task."""
    view = reading(terminal, at, now)
    named, task = _meant(view, subject, collab)
    state = view.state(named)
    owed = view.waits(state)
    if task:
        found, title = task_outlook(state, task, owed, view.days, view.now), state.collab.tasks[task].title
    else:
        found = outlook(view.snapshot, state, owed, view.days, view.now)
        title = state.collab.request.title if state.collab.request else named
    if json:
        from xcollab.app.views.looking import WhyView

        return terminal.show_json(WhyView(named, task or None, found))
    named = terminal.words.aside(title, f"{named}/{task}" if task else named)
    for line in [
        safe_line(named),
        "",
        *outlook_lines(terminal.words, view.snapshot, state, found, next_step(view, found.balls), task),
    ]:
        terminal.say(line)
    note_unseen(terminal, at)


def _meant(view: WorkspaceView, subject: str | None, collab: str | None) -> tuple[str, str]:
    """The collaboration, and the task where one is named."""
    if subject is None or (collab is None and subject in view.snapshot.collabs):
        return view.collab(subject or collab), ""
    try:
        return view.task(subject, collab)
    except Misused:
        if collab:
            raise
        return view.collab(subject), ""


COMMANDS: tuple[Command, ...] = (
    Command("why", N_("Can the date hold, where the days went, who has the ball."), run, (Argument("subject", N_("A collaboration or a task; may be left out where there is one collaboration."), required=False, complete="collab"),), (COLLAB, *READING),
            ("xcollab why", "xcollab why q3-launch --at 2024-07-31 --now 2024-07-31", "xcollab why channel-talks"), paged=True),
)  # fmt: skip
