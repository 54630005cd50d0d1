"""`xcollab agenda`: what the weekly 15-minute sync is for; `meeting add --from-agenda` makes minutes of it."""

from typing import TYPE_CHECKING

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.minutes import of
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    pass


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the agenda."""
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.agenda import agenda_lines

    view = reading(terminal, at, now)
    found = of(view, view.collab(collab))
    if json:
        from xcollab.app.views.looking import AgendaView

        return terminal.show_json(AgendaView(found))
    for line in agenda_lines(terminal.words, view.snapshot, found):
        terminal.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("agenda", N_("The weekly 15-minute sync: open problems only, by who must speak."), run, (subject_lookup.COLLAB_ARGUMENT,),
            READING, ("xcollab agenda", "xcollab agenda q3-launch --now 2024-07-19"), paged=True),
)  # fmt: skip
