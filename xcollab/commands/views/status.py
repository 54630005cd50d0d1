"""`xcollab status`: one screen about one collaboration."""

from xcollab.app.acts.offering import next_step
from xcollab.app.desk import reading
from xcollab.app.forms import finding
from xcollab.app.sharing.notices import note_unseen
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.render.base.data import collab_data
from xcollab.render.text.status import status_lines
from xcollab.words import N_
from xcollab.workflow.model.agreed import of_request
from xcollab.workflow.views.forecast import outlook


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the status."""
    desk = reading(call, at, now)
    if not desk.snapshot.collabs and not collab:
        return call.say(call.words(N_("No collaborations yet. Begin one: xcollab request new ID --edit")))
    state = desk.state(desk.collab(collab))
    if json:
        from xcollab.app.views.looking import StatusView
        from xcollab.workflow.time.lateness import stage

        return call.show_json(StatusView(collab_data(state), stage(state), desk.waits(state), of_request(state)))
    waiting = desk.waits(state)
    own, found = next_step(desk, waiting), outlook(desk.snapshot, state, waiting, desk.days, desk.now)
    for line in status_lines(call.words, desk.snapshot, state, desk.now.date(), waiting, found, own):
        call.say(line)
    note_unseen(call, at)


COMMANDS: tuple[Command, ...] = (
    Command("status", N_("One screen: the stage, who is waited for, what is next."), run, (finding.COLLAB_ARGUMENT,), READING,
            ("xcollab status", "xcollab status q3-launch --at 2024-07-12 --now 2024-07-12"), paged=True),
)  # fmt: skip
