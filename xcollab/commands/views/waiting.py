"""`xcollab waiting`: departments in pairs: who waits for whom, for what, how long; or whom the reader has to chase."""

from functools import partial
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.overview import Overview

_MINE = Option(
    "mine", ("--mine",), N_("Whom you must chase: on what you coordinate, requested or own, by person."), switch=True
)


def run(terminal: Terminal, collab: str | None, mine: bool, at: str | None, now: str | None, json: bool) -> None:
    """Print the pairs, or the people."""
    from xcollab.app.overview import Overview

    view = Overview(terminal, at, now)
    if mine:
        return _mine(terminal, view, collab, json=json)
    from xcollab.app.views.waiting import waited_for, waiting

    found = waiting(view, collab)
    if json:
        return terminal.show_json(found)
    if not found.pairs:
        from xcollab.app.views.next_step import next_step

        return terminal.say_lines([terminal.words(N_("No department waits for another.")), next_step(view)])
    from xcollab.render.text.waiting_matrix import pair_table

    return terminal.show(pair_table(view.render_context, found.pairs, partial(waited_for, view)))


def _mine(terminal: Terminal, view: "Overview", collab: str | None, *, json: bool) -> None:
    from xcollab.app.views.chasing import chasing

    found = chasing(view, collab)
    if json:
        return terminal.show_json(found)
    from xcollab.render.text.chasing import chasing_lines

    terminal.say_lines(chasing_lines(view.render_context, found.member, found.people))
    if not found.people:
        from xcollab.app.views.next_step import next_step

        terminal.say(next_step(view))
    return None


COMMANDS: tuple[Command, ...] = (
    Command("waiting", N_("Which department waits for which, for what, how long; with --mine, whom you must chase."), run,
            (COLLAB_ARGUMENT,), (_MINE, *READING),
            ("xcollab waiting", "xcollab waiting --mine", "xcollab waiting q3-launch --now 2024-07-31"), paged=True),
)  # fmt: skip
