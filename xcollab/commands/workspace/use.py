"""`xcollab use`: which collaboration is meant in this clone where none is named."""

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_NONE = Option("none", ("--none",), N_("Forget it."), switch=True)
_COLLAB = Argument(
    "collab",
    N_("The collaboration; where it is left out, the one that is meant now is told."),
    False,
    complete="collab",
)


def run(terminal: Terminal, collab: str | None, none: bool, json: bool) -> None:
    """Keep it, forget it, or tell it."""
    from xcollab.app.views.chosen import use, used

    if collab and none:
        raise Misused("options-apart", first="--none", second=collab)
    if collab:
        from xcollab.app.workspace_view import WorkspaceView

        found = use(terminal, WorkspaceView(terminal).collab(collab))
    else:
        found = use(terminal, "") if none else used(terminal)
    if json:
        return terminal.show_json(found)
    words = terminal.words
    if not found.collab:
        return terminal.say(
            words(N_("No collaboration is chosen: where several run, name one with -C, or `xcollab use ID`."))
        )
    return terminal.say(
        words(N_("Where no collaboration is named, {collab} is meant ({by})."), collab=found.collab, by=found.by)
    )


COMMANDS: tuple[Command, ...] = (
    Command("use", N_("The collaboration that is meant where none is named, in this clone."), run, (_COLLAB,), (_NONE, JSON),
            ("xcollab use q3-launch", "xcollab use --none")),
)  # fmt: skip
