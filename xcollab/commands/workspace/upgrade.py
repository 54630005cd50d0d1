"""`xcollab upgrade`: from now on, only this version of xcollab or a newer one writes in the workspace."""

from typing import Any

from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.settings import save_settings
from xcollab.commands.edge.terminal import Terminal
from xcollab.schema.version import present
from xcollab.schema.workspace import Workspace
from xcollab.words import N_


def run(terminal: Terminal, **keeping: Any) -> int:
    """Raise `requires` to the running version; an older one never gets as far as the lock."""
    if WorkspaceView(terminal).snapshot.workspace.requires == present():
        terminal.say(terminal.words(N_("The workspace needs xcollab {version} already."), version=present()))
        return 0

    def compose(view: WorkspaceView) -> tuple[str, Workspace, Workspace]:
        before = view.snapshot.workspace
        return "xcollab", before, before.model_copy(update={"requires": present()})

    said = N_("Whoever writes here needs xcollab {subject} from now on; everybody else installs it first.")
    return save_settings(terminal, "upgrade", present(), compose, said, keeping)


COMMANDS: tuple[Command, ...] = (
    Command("upgrade", N_("Let only this version of xcollab, or a newer one, write here; for admins."), run, (), KEEPING,
            ("xcollab upgrade", "xcollab upgrade --dry-run")),
)  # fmt: skip
