"""`xcollab why`: can the date hold, where the days went, who has the ball, what is promised next."""

from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(
    terminal: Terminal, subject: str | None, collab: str | None, at: str | None, now: str | None, json: bool
) -> None:
    """Print the outlook of a collaboration or of one task."""
    from xcollab.app.printed_commands import next_step
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.why import why
    from xcollab.app.workspace_view import reading
    from xcollab.render.base.sanitize import safe_line
    from xcollab.render.text.time.forecast import outlook_lines

    view, words = reading(terminal, at, now), terminal.words
    found = why(view, subject, collab)
    if json:
        return terminal.show_json(found)
    state, task = view.state(found.collab), found.task or ""
    request, balls = state.collab.request, found.outlook.balls
    title = state.collab.tasks[task].title if task else request.title if request else found.collab
    terminal.say(safe_line(words.aside(title, f"{found.collab}/{task}" if task else found.collab)))
    terminal.say()
    terminal.say_lines(outlook_lines(view.render_context, state, found.outlook, next_step(view, balls), task))
    note_unseen(terminal, at, found.collab)


COMMANDS: tuple[Command, ...] = (
    Command("why", N_("Can the date hold, where the days went, who has the ball."), run, (Argument("subject", N_("A collaboration or a task; may be left out where there is one collaboration."), required=False, complete="collab"),), (COLLAB, *READING),
            ("xcollab why", "xcollab why q3-launch --at 2024-07-31 --now 2024-07-31", "xcollab why channel-talks"), paged=True),
)  # fmt: skip
