"""`xcollab settings`: what is set for everybody in the workspace."""

from typing import TYPE_CHECKING, Any

from xcollab.app.settings.company_fields import SETTINGS
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.setting_command import performed
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views.people import settings
    from xcollab.render.schemas.explained import explained_lines

    if json:
        return terminal.show_json(settings(view))
    return terminal.say_lines(explained_lines(view.render_context, view.snapshot.workspace, without=("channels",)))


def _edit(terminal: Terminal, **typed: Any) -> int:
    return performed(terminal, "settings-edit", typed)


COMMANDS: tuple[Command, ...] = (
    Command("edit", N_("Change what is set for all: the name, the language, the time zone, the terms, who administers; an empty text takes one out."),
            _edit, (), (*(field.option for field in SETTINGS), *KEEPING),
            ("xcollab settings edit --feedback 3wd --solution 48h", "xcollab settings edit --admin zhou --admin li --dry-run")),
    looking("show", N_("What is set for everybody."), _show, Typed("xcollab settings show")),
)  # fmt: skip
