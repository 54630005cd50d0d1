"""`xcollab schema`: by what editors and other programs check the files of a workspace while somebody writes them."""

from typing import Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_


def _export(terminal: Terminal, directory: str | None, vscode: bool, **typed: Any) -> int | None:
    """Into the workspace, in a commit; or into any directory."""
    if directory is None:
        from xcollab.app.workspace.editor_schemas import export_schemas
        from xcollab.commands.edge.committed import keeping, tell

        return tell(terminal, export_schemas(terminal, keeping(typed), vscode=vscode), typed)
    flags = {"--vscode": vscode, "--dry-run": typed["dry_run"], "--no-commit": typed["no_commit"]}
    for flag in (flag for flag, given in flags.items() if given):
        raise Misused("options-apart", first="DIRECTORY", second=flag)
    from xcollab.app.workspace.editor_schemas import write_schemas

    files = write_schemas(terminal, terminal.directory / directory)
    if typed["json"]:
        from xcollab.app.views.programs.schemas import SchemasView

        terminal.show_json(SchemasView(directory, files))
    elif not terminal.quiet:
        terminal.say(terminal.words(N_("Written to {path}."), path=directory))
    return None


_DIRECTORY = Argument(
    "directory", N_("Where; without it, in the workspace, in a commit, and new files name them."), False
)
_VSCODE = Option(
    "vscode", ("--vscode",), N_("Also settings for Visual Studio Code: which files they are for."), switch=True
)

COMMANDS: tuple[Command, ...] = (
    Command("export", N_("JSON Schemas of all files, for editors: mistakes, explanations and completion while you type."),
            _export, (_DIRECTORY,), (_VSCODE, *KEEPING), ("xcollab schema export --vscode", "xcollab schema export /tmp/schemas")),
)  # fmt: skip
