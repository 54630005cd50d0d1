"""`xcollab forge`: what a forge needs to know of the departments, and the way in for those who only have a browser."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, Refused
from xcollab.words import N_


def _codeowners(terminal: Terminal, kind: str | None, write: bool, **typed: Any) -> int | None:
    from xcollab.app.workspace.code_owners import owners_forge, owners_text, write_owners
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.commands.edge.committed import keeping, tell
    from xcollab.render.base.sanitize import safe
    from xcollab.render.export.codeowners import without_account

    forge = owners_forge(terminal, kind)
    if forge is None:  # the file can be made without a remote, so where it cannot be told, it can be said
        what = "--for github" + (" --write" if write else "")
        raise Refused("owners-for-which-forge", command=f"xcollab forge codeowners {what}")
    if write:
        return tell(terminal, write_owners(terminal, forge, keeping(typed)), typed)
    if any(typed.values()):
        raise Misused("missing-options", missing=["--write"], command="xcollab forge codeowners")
    view = WorkspaceView(terminal)
    terminal.deliver(safe(owners_text(view, forge)))
    said = N_("{name} is not named: add the account as `forge` of {member} in {path}")
    for member, name in without_account(view.snapshot):
        path = f"departments/{view.snapshot.department_of(member)}.yaml"
        terminal.note(terminal.words(said, name=name, member=member, path=path))
    return None


def _links(terminal: Terminal, collab: str | None, remote: str | None, json: bool) -> None:
    from xcollab.app.sharing.invitations import invite
    from xcollab.render.base.links import link_lines

    invited = invite(terminal, collab, remote)
    if json:
        from xcollab.app.views.links import LinksView

        return terminal.show_json(LinksView(*invited))
    for line in link_lines(terminal.words, invited.links):
        terminal.put(line)
    return None


_FOR = Option("kind", ("--for",), N_("github, gitlab or gitea; otherwise by the remote's address."), metavar="FORGE")
_WRITE = Option("write", ("--write",), N_("Commit it where the forge looks for it (admins)."), switch=True)
_REMOTE = Option("remote", ("--remote",), N_("The remote whose forge is meant."), metavar="REMOTE")

COMMANDS: tuple[Command, ...] = (
    Command("codeowners", N_("Which department a forge asks about which files."), _codeowners, (), (_FOR, _WRITE, *KEEPING),
            ("xcollab forge codeowners --for github", "xcollab forge codeowners --for gitlab --write")),
    Command("links", N_("For each department that has not answered: where to do it in the browser."), _links,
            (COLLAB_ARGUMENT,), (_REMOTE, JSON), ("xcollab forge links q3-launch", "xcollab forge links --json"), paged=True),
)  # fmt: skip
