"""`xcollab upgrade`: from now on, only this version of xcollab or a newer one writes in the workspace."""

from typing import Any

from xcollab.app.desk import Desk
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.settings import save_settings
from xcollab.schema.version import present
from xcollab.schema.workspace import Workspace
from xcollab.words import N_


def run(call: Call, **keeping: Any) -> int:
    """Raise `requires` to the running version; an older one never gets as far as the lock."""
    if Desk(call).snapshot.workspace.requires == present():
        call.say(call.words(N_("The workspace needs xcollab {version} already."), version=present()))
        return 0

    def compose(desk: Desk) -> tuple[str, Workspace, Workspace]:
        before = desk.snapshot.workspace
        return "xcollab", before, before.model_copy(update={"requires": present()})

    said = N_("Whoever writes here needs xcollab {subject} from now on; everybody else installs it first.")
    return save_settings(call, "upgrade", present(), compose, said, keeping)


COMMANDS: tuple[Command, ...] = (
    Command("upgrade", N_("Let only this version of xcollab, or a newer one, write here; for admins."), run, (), KEEPING,
            ("xcollab upgrade", "xcollab upgrade --dry-run")),
)  # fmt: skip
