"""`xcollab history`: the acts, told in sentences; those on plans come from the commits, the others from the statements."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB, Argument, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_LAST = Option("last", ("--last",), N_("Only the newest N."), metavar="N")


def run(terminal: Terminal, last: str | None, at: str | None, now: str | None, json: bool, **typed: Any) -> None:
    """Print the history of a collaboration, of one task or issue, or of one statement."""
    from xcollab.app.forms.values import whole
    from xcollab.app.views.history import history, history_lines
    from xcollab.app.workspace_view import reading

    view = reading(terminal, at, now)
    found = history(view, **typed)
    shown = whole("--last", last) if last else 0
    if json:
        return terminal.show_json(found)
    terminal.say_lines(history_lines(view, found)[-shown:])


COMMANDS: tuple[Command, ...] = (
    Command("history", N_("The acts, told in sentences."), run,
            (Argument("subject", N_("A collaboration, a task, an issue, or a statement's name."), False),),
            (COLLAB, _LAST, *READING),
            ("xcollab history", "xcollab history competitor-report", "xcollab history q3-launch --last 10"), paged=True),
)  # fmt: skip
