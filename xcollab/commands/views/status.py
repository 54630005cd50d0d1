"""`xcollab status`: one screen about one collaboration."""

from xcollab.app.acts.printed_commands import next_step
from xcollab.app.forms import subject_lookup
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.workspace_view import reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.render.base.json_data import collab_data
from xcollab.render.text.status import status_lines
from xcollab.words import N_
from xcollab.workflow.model.agreed_dates import of_request
from xcollab.workflow.views.forecast import outlook


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the status."""
    view = reading(terminal, at, now)
    if not view.snapshot.collabs and not collab:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: xcollab request new ID --edit")))
    state = view.state(view.collab(collab))
    if json:
        from xcollab.app.views.looking import StatusView
        from xcollab.workflow.time.lateness import stage

        return terminal.show_json(StatusView(collab_data(state), stage(state), view.waits(state), of_request(state)))
    waiting = view.waits(state)
    own, found = next_step(view, waiting), outlook(view.snapshot, state, waiting, view.days, view.now)
    for line in status_lines(terminal.words, view.snapshot, state, view.now.date(), waiting, found, own):
        terminal.say(line)
    note_unseen(terminal, at)


COMMANDS: tuple[Command, ...] = (
    Command("status", N_("One screen: the stage, who is waited for, what is next."), run, (subject_lookup.COLLAB_ARGUMENT,), READING,
            ("xcollab status", "xcollab status q3-launch --at 2024-07-12 --now 2024-07-12"), paged=True),
)  # fmt: skip
