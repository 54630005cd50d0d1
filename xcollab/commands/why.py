"""`xcollab why`: can the date hold, where the days went, who has the ball, what is promised next."""

from xcollab.commands import finding
from xcollab.commands.call import Call
from xcollab.commands.command import READING, Command
from xcollab.commands.desk import Desk
from xcollab.commands.unseen import note_unseen
from xcollab.render.outlook import outlook_lines
from xcollab.words import N_
from xcollab.workflow.outlook import outlook


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the outlook."""
    desk = Desk(call, at, now)
    state = desk.state(desk.collab(collab))
    found = outlook(desk.snapshot, state, desk.waits(state), desk.days, desk.now)
    if json:
        from xcollab.render.data import plain

        return call.show_json({"collab": state.collab.id, **plain(found)})
    for line in outlook_lines(call.words, desk.snapshot, state, found):
        call.say(line)
    note_unseen(call, at)


COMMANDS: tuple[Command, ...] = (
    Command("why", N_("Can the date hold, where the days went, who has the ball."), run, (finding.COLLAB_ARGUMENT,), READING,
            ("xcollab why", "xcollab why q3-launch --at 2024-07-31 --now 2024-07-31")),
)  # fmt: skip
