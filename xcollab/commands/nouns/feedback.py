"""`xcollab feedback`: stage 2, each department's answer."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.feedback import FORMS, OTHERS
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import requests as views
    from xcollab.render.text import show as text

    found = views.feedback(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.collab)
    if not state.feedback:
        draft = state.request.status == "draft"
        told = N_("Nobody is asked yet; `xcollab request submit {collab}` asks.") if draft else N_("Nobody was asked.")
        return terminal.say(terminal.words(told, collab=found.collab))
    if not found.feedback:
        raise views.unasked(view, found.collab, view.department(typed["department"]))
    for name in found.feedback:
        terminal.say_lines([*text.feedback_lines(view.render_context, state, name), ""])
    return None


_DEPARTMENT = Argument("department", N_("One department; all where it is left out."), False, complete="department")

COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in (*FORMS, *OTHERS)),
    looking(
        "show",
        N_("The departments' answers, and the terms they answer."),
        _show,
        Typed("xcollab feedback show tech", (_DEPARTMENT,), (COLLAB,)),
    ),
)
