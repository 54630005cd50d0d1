"""`xcollab agenda`: what the weekly 15-minute sync is for; `meeting add --from-agenda` makes minutes of it."""

from typing import TYPE_CHECKING

from xcollab.app.forms import finding
from xcollab.app.forms.minutes import of
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.words import N_

if TYPE_CHECKING:
    pass


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the agenda."""
    from xcollab.app.desk import reading
    from xcollab.render.text.agenda import agenda_lines

    desk = reading(call, at, now)
    found = of(desk, desk.collab(collab))
    if json:
        from xcollab.app.views.looking import AgendaView

        return call.show_json(AgendaView(found))
    for line in agenda_lines(call.words, desk.snapshot, found):
        call.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("agenda", N_("The weekly 15-minute sync: open problems only, by who must speak."), run, (finding.COLLAB_ARGUMENT,),
            READING, ("xcollab agenda", "xcollab agenda q3-launch --now 2024-07-19"), paged=True),
)  # fmt: skip
