"""`xcollab board`: all tasks; red is late, yellow needs help."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.subject_inputs import Option
from xcollab.app.sharing.unshared import note_unseen
from xcollab.app.workspace_view import reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_
from xcollab.workflow.views.board import Silence, board

_OPTIONS = (
    Option("department", ("--department",), N_("Only this department's tasks."), complete="department"),
    Option("owner", ("--owner",), N_("Only tasks that this member owns or does."), metavar="MEMBER", complete="member"),
    Option("late", ("--late",), N_("Only late tasks."), switch=True),
    Option("needs_help", ("--needs-help",), N_("Only tasks that need help."), switch=True),
    Option("wide", ("--columns",), N_("Cards in columns, for a wide screen."), switch=True),
)


def run(
    terminal: Terminal, collab: str | None, department: str | None, owner: str | None, late: bool, needs_help: bool, wide: bool,
    at: str | None, now: str | None, json: bool,
) -> None:  # fmt: skip
    """Print the board of one collaboration, or of all that are running."""
    view = reading(terminal, at, now)
    if collab:
        states = [view.state(view.collab(collab))]
    else:
        states = [state for state in view.states() if state.request.status not in ("archived", "cancelled")]
    wanted = view.department(department) if department else None
    person = view.person(owner) if owner else None
    silence = Silence(view.days, view.snapshot.workspace.deadlines.log)
    rows = [
        row
        for row in board(states, view.now.date(), silence)
        if wanted in (None, row.department)
        and person in (None, row.owner, row.doer)
        and (row.late or not late)
        and (row.needs_help or not needs_help)
    ]
    if json:
        from xcollab.app.views.looking import BoardView

        return terminal.show_json(BoardView(view.now.date(), rows))
    from xcollab.render.text.board import board_parts, columns

    parts = board_parts(terminal.words, view.snapshot, rows, view.now.date())
    if wide and rows:
        parts[1] = columns(terminal.words, view.snapshot, rows)
    terminal.show(*parts)
    note_unseen(terminal, at)


COMMANDS: tuple[Command, ...] = (
    Command("board", N_("All tasks; red is late, yellow needs help."), run, (subject_lookup.COLLAB_ARGUMENT,), (*_OPTIONS, *READING),
            ("xcollab board", "xcollab board q3-launch --department sales --late", "xcollab board --now 2024-07-19 --json"), paged=True),
)  # fmt: skip
