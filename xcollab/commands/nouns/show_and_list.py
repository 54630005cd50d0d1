"""`show` and `list` of a noun: what both have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


class Typed(NamedTuple):
    """What is typed besides the name of the command."""

    example: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()


def looking(
    name: str, about: str, answer: "Callable[[Terminal, WorkspaceView, bool, Any], None]", typed: Typed
) -> Command:
    """A reading command: `answer` is given the workspace, whether JSON is wanted and what was typed. It imports what it needs
    itself, so that the help page of the noun is there at once.
    """

    def run(
        terminal: Terminal, at: str | None = None, now: str | None = None, json: bool = False, **values: Any
    ) -> None:
        from xcollab.app.workspace_view import reading

        answer(terminal, reading(terminal, at, now), json, values)

    examples = (typed.example, f"{typed.example} --json")
    return Command(name, about, run, typed.arguments, (*typed.options, *READING), examples, paged=True)
