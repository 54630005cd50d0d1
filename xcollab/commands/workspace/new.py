"""`xcollab new`: a file to be filled in by hand, with each of its keys explained."""

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_KIND = Argument("kind", N_("workspace, calendar, department, request, task; or an act, such as task.progress."),
                 complete="workspace calendar department request task")  # fmt: skip
_OUT = Option("output", ("-o", "--output"), N_("Write it to a new file instead of the screen."), metavar="FILE")


def run(terminal: Terminal, kind: str, output: str | None, json: bool) -> None:
    """Print it, or write it where there is no file yet."""
    from xcollab.app.workspace.new_file import new_skeleton, write_skeleton

    made = new_skeleton(terminal, kind)
    if output:
        write_skeleton(terminal, made, output)
    if json:
        from xcollab.app.views.programs.schemas import SkeletonView

        return terminal.show_json(SkeletonView(made.kind, output, made.text))
    return (
        terminal.note(terminal.words(N_("Written to {path}."), path=output)) if output else terminal.deliver(made.text)
    )


COMMANDS: tuple[Command, ...] = (
    Command("new", N_("A file to fill in by hand: every key of its kind, explained."), run, (_KIND,), (_OUT, JSON),
            ("xcollab new calendar -o calendar.yaml", "xcollab new task.progress")),
)  # fmt: skip
