"""`xcollab agenda`: what the weekly 15-minute sync is for; `meeting add --from-agenda` makes minutes of it."""

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the agenda."""
    from xcollab.app.views.agenda import agenda
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.agenda import agenda_lines

    view = reading(terminal, at, now)
    found = agenda(view, collab)
    if json:
        return terminal.show_json(found)
    terminal.say_lines(agenda_lines(view.render_context, found.agenda))


COMMANDS: tuple[Command, ...] = (
    Command("agenda", N_("The weekly 15-minute sync: open problems only, by who must speak."), run, (COLLAB_ARGUMENT,),
            READING, ("xcollab agenda", "xcollab agenda q3-launch --now 2024-07-19"), paged=True),
)  # fmt: skip
