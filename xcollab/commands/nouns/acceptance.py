"""`xcollab acceptance`: stage 6, deliverables and the two verdicts on them."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.acceptance import FORMS, OTHERS
from xcollab.app.forms.subject_inputs import COLLAB
from xcollab.app.forms.subject_lookup import TASK_ARGUMENT
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import tasks as views
    from xcollab.render.text import show as text

    found = views.acceptance(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.collab)
    return terminal.say_lines(text.acceptance_lines(view.render_context, state, found.task))


COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in (*FORMS, *OTHERS)),
    looking(
        "show",
        N_("Deliverables and verdicts of a task."),
        _show,
        Typed("xcollab acceptance show competitor-report", (TASK_ARGUMENT,), (COLLAB,)),
    ),
)
