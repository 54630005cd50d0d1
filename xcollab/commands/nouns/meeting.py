"""`xcollab meeting`: minutes of kickoff, weekly sync and review."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.meeting import FORMS
from xcollab.app.forms.subject_inputs import COLLAB, COLLAB_ARGUMENT, Argument
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

    found = views.meeting(view, **typed)
    if json:
        return terminal.show_json(found)
    return terminal.say_lines(text.minutes_lines(view.render_context, view.state(found.collab), found.meeting))


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import requests as views
    from xcollab.render.text import lists as text

    found = views.meetings(view, **typed)
    if json:
        return terminal.show_json(found)
    return terminal.say_lines(text.meeting_lines(terminal.words, found.meetings))


_MEETING = Argument("meeting", N_("Its name or a part of it; the newest where it is left out."), False)

COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in FORMS),
    looking("show", N_("Minutes in full."), _show, Typed("xcollab meeting show", (_MEETING,), (COLLAB,))),
    looking("list", N_("All minutes."), _list, Typed("xcollab meeting list", (COLLAB_ARGUMENT,))),
)
