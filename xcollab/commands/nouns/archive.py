"""`xcollab archive`: the end of a collaboration, with what was learned."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.archive import FORMS
from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views.reports import archives as views
    from xcollab.render.text import show as text

    found = views.archive(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.collab)
    return terminal.say_lines(text.archive_lines(view.render_context, state, found.outlook))


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views.reports import archives as views

    found = views.archives(view)
    if json:
        return terminal.show_json(found)
    if not found.archive:
        return terminal.say(
            terminal.words(
                N_("Nothing is archived yet. `xcollab archive close --help` tells how a collaboration ends.")
            )
        )
    from xcollab.render.text.lists import request_table

    return terminal.show(request_table(view.render_context, [view.state(collab) for collab in found.archive]))


COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in FORMS),
    looking("show", N_("What was learned."), _show, Typed("xcollab archive show q3-launch", (COLLAB_ARGUMENT,))),
    looking("list", N_("All archived collaborations."), _list, Typed("xcollab archive list")),
)
