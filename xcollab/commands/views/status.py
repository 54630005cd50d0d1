"""`xcollab status`: one screen about one collaboration."""

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the status."""
    from xcollab.app.printed_commands import next_step
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.status import standing, status
    from xcollab.app.views.why import why
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.status import status_lines

    view = reading(terminal, at, now)
    if not collab and not view.snapshot.collabs:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")))
    if json:
        return terminal.show_json(status(view, collab))
    state, waiting = standing(view, collab)
    expected, own = why(view, collab=state.collab.id).outlook, next_step(view, waiting)
    terminal.say_lines(status_lines(view.render_context, state, view.now.date(), waiting, expected, own))
    note_unseen(terminal, at, state.collab.id)


COMMANDS: tuple[Command, ...] = (
    Command("status", N_("One screen: the stage, who is waited for, what is next."), run, (COLLAB_ARGUMENT,), READING,
            ("xcollab status", "xcollab status q3-launch --at 2024-07-12 --now 2024-07-12"), paged=True),
)  # fmt: skip
