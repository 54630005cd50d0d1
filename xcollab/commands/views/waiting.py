"""`xcollab waiting`: departments in pairs: who waits for whom, for what, how long."""

from functools import partial

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the pairs."""
    from xcollab.app.overview import Overview
    from xcollab.app.views.waiting import waited_for, waiting

    view = Overview(terminal, at, now)
    found = waiting(view, collab)
    if json:
        return terminal.show_json(found)
    if not found.pairs:
        from xcollab.app.views.next_step import next_step

        return terminal.say_lines([terminal.words(N_("No department waits for another.")), next_step(view)])
    from xcollab.render.text.waiting_matrix import pair_table

    return terminal.show(pair_table(view.render_context, found.pairs, partial(waited_for, view)))


COMMANDS: tuple[Command, ...] = (
    Command("waiting", N_("Which department waits for which, for what, how long."), run, (COLLAB_ARGUMENT,), READING,
            ("xcollab waiting", "xcollab waiting q3-launch --now 2024-07-31"), paged=True),
)  # fmt: skip
