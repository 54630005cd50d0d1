"""`xcollab board`: all tasks; red is late, yellow needs help."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_OPTIONS = (
    Option("department", ("--department",), N_("Only this department's tasks."), complete="department"),
    Option("owner", ("--owner",), N_("Only tasks that this member owns or does."), metavar="MEMBER", complete="member"),
    Option("mine", ("--mine",), N_("Only tasks that you own or do."), switch=True),
    Option("my_department", ("--my-department",), N_("Only your department's tasks."), switch=True),
    Option("late", ("--late",), N_("Only late tasks."), switch=True),
    Option("needs_help", ("--needs-help",), N_("Only tasks that need help."), switch=True),
    Option("wide", ("--columns",), N_("Cards in columns, for a wide screen."), switch=True),
)


def run(terminal: Terminal, wide: bool, at: str | None, now: str | None, json: bool, **typed: Any) -> None:
    """Print the board of one collaboration, or of all that are running."""
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_unseen
    from xcollab.app.views.board import OnBoard, task_board, why_none

    _refuse_two(typed)
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


def _refuse_two(typed: Mapping[str, Any]) -> None:
    """The same cannot be mine and somebody else's."""
    for own, named in (("mine", "owner"), ("my_department", "department")):
        if typed[own] and typed[named]:
            raise Misused("options-apart", first=f"--{own.replace('_', '-')}", second=f"--{named}")


COMMANDS: tuple[Command, ...] = (
    Command("board", N_("All tasks; red is late, yellow needs help."), run, (COLLAB_ARGUMENT,), (*_OPTIONS, *READING),
            ("xcollab board", "xcollab board q3-launch --department sales --late", "xcollab board --mine", "xcollab board --now 2024-07-19 --json"), paged=True),
)  # fmt: skip
