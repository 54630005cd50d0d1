"""`xcollab issue`: stage 5, problems raised, answered, agreed and resolved."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.issue import FORMS
from xcollab.app.forms.subject_inputs import COLLAB, COLLAB_ARGUMENT
from xcollab.app.forms.subject_lookup import ISSUE_ARGUMENT
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import issues as views
    from xcollab.render.text import show as text

    found = views.issue(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.collab)
    return terminal.say_lines(text.issue_lines(view.render_context, state, found.issue))


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import issues as views

    found = views.issues(view, **typed)
    if json:
        return terminal.show_json(found)
    if not any(found.issues.values()):
        return terminal.say(terminal.words(N_("No issues. `xcollab issue open --help` tells how one is raised.")))
    from xcollab.render.text.lists import issue_table

    return terminal.show(issue_table(view.render_context, [view.state(collab) for collab in found.issues]))


COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in FORMS),
    looking(
        "show",
        N_("An issue with all that was said."),
        _show,
        Typed("xcollab issue show i-4k2m", (ISSUE_ARGUMENT,), (COLLAB,)),
    ),
    looking("list", N_("All issues."), _list, Typed("xcollab issue list", (COLLAB_ARGUMENT,))),
)
