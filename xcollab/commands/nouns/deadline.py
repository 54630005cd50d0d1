"""`xcollab deadline explain`: each day of a deadline, and the holiday or make-up day that decided about it."""

from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def _explain(terminal: Terminal, subject: str, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    from xcollab.app.views.time.deadline import deadlines
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.time.deadline import explained

    view = reading(terminal, at, now)
    found = deadlines(view, subject, collab)
    if json:
        return terminal.show_json(found)
    for one in found.deadlines:
        terminal.say_lines(explained(view.render_context, one.obligation, one.deadline, one.days, one.hears))
    return None


COMMANDS: tuple[Command, ...] = (
    Command("explain", N_("How a deadline was counted, day by day."), _explain,
            (Argument("subject", N_("A department asked, a task, an issue, or a collaboration.")),), (COLLAB, *READING),
            ("xcollab deadline explain support", "xcollab deadline explain i-4k2m --now 2024-07-19"), paged=True),
)  # fmt: skip
