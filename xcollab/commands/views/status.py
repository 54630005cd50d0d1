"""`xcollab status`: one screen about one collaboration."""

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the status."""
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.standing import standing
    from xcollab.render.text.status import status_lines

    view = Overview(terminal, at, now)
    if not collab and not view.trees and not view.whole.snapshot.collabs:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")))
    if json:
        from xcollab.app.views.status import status

        return terminal.show_json(status(view.whole, collab))
    found = standing(view, collab)
    terminal.say_lines(
        status_lines(view.render_context, found.summary, found.today, found.waiting, found.expected, found.own)
    )
    note_unseen(terminal, at, found.summary.collab)


COMMANDS: tuple[Command, ...] = (
    Command("status", N_("One screen: the stage, who is waited for, what is next."), run, (COLLAB_ARGUMENT,), READING,
            ("xcollab status", "xcollab status q3-launch --at 2024-07-12 --now 2024-07-12"), paged=True),
)  # fmt: skip
