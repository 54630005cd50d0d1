"""`xcollab board`: all tasks; red is late, yellow needs help."""

from xcollab.app.desk import reading
from xcollab.app.forms import finding
from xcollab.app.forms.inputs import Option
from xcollab.app.sharing.notices import note_unseen
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
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
    call: Call, collab: str | None, department: str | None, owner: str | None, late: bool, needs_help: bool, wide: bool,
    at: str | None, now: str | None, json: bool,
) -> None:  # fmt: skip
    """Print the board of one collaboration, or of all that are running."""
    desk = reading(call, at, now)
    if collab:
        states = [desk.state(desk.collab(collab))]
    else:
        states = [state for state in desk.states() if state.request.status not in ("archived", "cancelled")]
    wanted = desk.department(department) if department else None
    person = desk.person(owner) if owner else None
    silence = Silence(desk.days, desk.snapshot.workspace.deadlines.log)
    rows = [
        row
        for row in board(states, desk.now.date(), silence)
        if wanted in (None, row.department)
        and person in (None, row.owner, row.doer)
        and (row.late or not late)
        and (row.needs_help or not needs_help)
    ]
    if json:
        from xcollab.app.views.looking import BoardView

        return call.show_json(BoardView(desk.now.date(), rows))
    from xcollab.render.text.board import board_parts, columns

    parts = board_parts(call.words, desk.snapshot, rows, desk.now.date())
    if wide and rows:
        parts[1] = columns(call.words, desk.snapshot, rows)
    call.show(*parts)
    note_unseen(call, at)


COMMANDS: tuple[Command, ...] = (
    Command("board", N_("All tasks; red is late, yellow needs help."), run, (finding.COLLAB_ARGUMENT,), (*_OPTIONS, *READING),
            ("xcollab board", "xcollab board q3-launch --department sales --late", "xcollab board --now 2024-07-19 --json"), paged=True),
)  # fmt: skip
