"""`xcollab board`: all tasks; red is late, yellow needs help."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_OPTIONS = (
    Option("department", ("--department",), N_("Only this department's tasks."), complete="department"),
    Option("owner", ("--owner",), N_("Only tasks that this member owns or does."), metavar="MEMBER", complete="member"),
    Option("late", ("--late",), N_("Only late tasks."), switch=True),
    Option("needs_help", ("--needs-help",), N_("Only tasks that need help."), switch=True),
    Option("wide", ("--columns",), N_("Cards in columns, for a wide screen."), switch=True),
)


def run(terminal: Terminal, wide: bool, at: str | None, now: str | None, json: bool, **typed: Any) -> None:
    """Print the board of one collaboration, or of all that are running."""
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.board import OnBoard, task_board, why_none

    view = Overview(terminal, at, now)
    wanted = OnBoard(**typed)
    found = task_board(view, wanted)
    if json:
        return terminal.show_json(found)
    from xcollab.render.text.board import board_parts, empty_board, without_parts

    context = view.render_context
    tasks = (
        board_parts(context, found.tasks, found.today, wide=wide)
        if found.tasks
        else [empty_board(terminal.words, why_none(view, wanted))]
    )
    terminal.show(*tasks, *without_parts(context, found.without))
    note_unseen(terminal, at)


COMMANDS: tuple[Command, ...] = (
    Command("board", N_("All tasks; red is late, yellow needs help."), run, (COLLAB_ARGUMENT,), (*_OPTIONS, *READING),
            ("xcollab board", "xcollab board q3-launch --department sales --late", "xcollab board --now 2024-07-19 --json"), paged=True),
)  # fmt: skip
