"""`xcollab upgrade`: from now on, only this version of xcollab or a newer one writes in the workspace."""

from typing import Any

from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, **typed: Any) -> int:
    """Raise `requires` to the running version."""
    from xcollab.app.workspace.required_version import present_version, require_present_version, required_version
    from xcollab.commands.edge.committed import keeping, tell

    version = present_version()
    if required_version(terminal) == version:
        if typed["json"]:
            from xcollab.app.views.acts import ActView

            terminal.show_json(ActView("workspace.upgrade", version, commit="", files=()))
            return 0
        terminal.say(terminal.words(N_("The workspace needs xcollab {version} already."), version=version))
        return 0
    return tell(terminal, require_present_version(terminal, keeping(typed)), typed)


COMMANDS: tuple[Command, ...] = (
    Command("upgrade", N_("Let only this version of xcollab, or a newer one, write here; for admins."), run, (), KEEPING,
            ("xcollab upgrade", "xcollab upgrade --dry-run")),
)  # fmt: skip
