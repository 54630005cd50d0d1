"""`xcollab template`: collaborations that went well, kept to be had again."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

_NAME = Argument("template", N_("The template: its name, its title, or a unique part of either."), complete="template")
_NEW = Argument("name", N_("A short name that the template is to have, such as launch."))
_FROM = Option("collab", ("--from", "-C"), N_("The collaboration; may be left out where there is one."),
               metavar="COLLAB", complete="collab")  # fmt: skip


def _save(terminal: Terminal, name: str, collab: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.templates import save_template
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, save_template(terminal, name, collab, keeping(typed)), typed)


def _delete(terminal: Terminal, template: str, **typed: Any) -> int:
    from xcollab.app.workspace.templates import delete_template
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, delete_template(terminal, template, keeping(typed)), typed)


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views.templates import templates
    from xcollab.render.text.templates import template_table

    found = templates(view)
    if json:
        return terminal.show_json(found)
    if not found.templates:
        return terminal.say(
            terminal.words(N_("No templates yet. `xcollab template save --help` tells how one is kept."))
        )
    return terminal.show(template_table(view.render_context, found.templates))


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import templates as views
    from xcollab.render.text.templates import template_lines

    found = views.template(view, **typed)
    if json:
        return terminal.show_json(found)
    return terminal.say_lines(template_lines(view.render_context, found.name, found.template))


COMMANDS: tuple[Command, ...] = (
    Command("save", N_("Keep a collaboration as a template: its plans, with days counted from the first one."), _save,
            (_NEW,), (_FROM, *KEEPING),
            ("xcollab template save launch --from q3-launch", "xcollab template save launch --from q3-launch --dry-run")),
    looking("list", N_("All templates."), _list, Typed("xcollab template list")),
    looking("show", N_("A template with its tasks, and how their dates moved."), _show,
            Typed("xcollab template show launch", (_NAME,))),
    Command("delete", N_("Delete a template; what was made from it stays."), _delete, (_NAME,), KEEPING,
            ("xcollab template delete launch", "xcollab template delete launch --dry-run")),
)  # fmt: skip
