"""`xcollab status`: one screen about one collaboration; a line for each, where several run and none is named."""

from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.overview import Overview

_ALL = Option("every", ("--all",), N_("A line for each collaboration that runs, whichever is chosen."), switch=True)
_NONE = N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")


def run(terminal: Terminal, collab: str | None, every: bool, at: str | None, now: str | None, json: bool) -> None:
    """Print the status."""
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.standing import standing
    from xcollab.render.text.status import status_lines

    if every and collab:
        raise Misused("options-apart", first="--all", second=collab)
    view = Overview(terminal, at, now)
    if not collab and not view.trees and not view.whole.snapshot.collabs:
        return terminal.say(terminal.words(_NONE))
    if every or (not collab and _several(view)):
        return _lines(terminal, view, at, json=json)
    if json:
        from xcollab.app.views.status import status

        return terminal.show_json(status(view.whole, collab))
    found = standing(view, collab)
    terminal.say_lines(
        status_lines(view.render_context, found.summary, found.today, found.waiting, found.expected, found.own)
    )
    return note_unseen(terminal, at, found.summary.collab)


def _several(view: "Overview") -> bool:
    if len(view.trees) < 2:
        return False
    from xcollab.app.views.reports.standings import several

    return several(view)


def _lines(terminal: Terminal, view: "Overview", at: str | None, *, json: bool) -> None:
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.next_step import next_step
    from xcollab.app.views.reports.standings import standings

    found = standings(view)
    if json:
        return terminal.show_json(found)
    if not found.collabs:
        return terminal.say(next_step(view))
    from xcollab.render.text.standings import standing_parts

    terminal.show(*standing_parts(view.render_context, found.collabs))
    return note_unseen(terminal, at)


COMMANDS: tuple[Command, ...] = (
    Command("status", N_("One screen: the stage, who is waited for, what is next; a line for each, where several run."), run,
            (COLLAB_ARGUMENT,), (_ALL, *READING),
            ("xcollab status", "xcollab status --all", "xcollab status q3-launch --at 2024-07-12 --now 2024-07-12"), paged=True),
)  # fmt: skip
