"""`xcollab ci`: the jobs that a forge runs for the workspace."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace.ci_jobs import Choice

_FORGES = ("github", "gitlab", "gitea", "forgejo")
_FORGE = Argument("forge", N_("github, gitlab, gitea or forgejo."), complete=" ".join(_FORGES))
_BRANCH = Option(
    "branch", ("--branch",), N_("The default branch; otherwise the remote's, or the current one."), metavar="BRANCH"
)
_PAGES = Option(
    "pages", ("--pages",), N_("Publish the report as a page too: whoever may see it reads everything."), switch=True
)
_FORCE = Option("force", ("--force",), N_("Replace files that are there and differ."), switch=True)


def init(terminal: Terminal, forge: str, branch: str | None, pages: bool, force: bool, **typed: Any) -> int:
    """Write and commit the files in which the forge looks for jobs."""
    from xcollab.app.workspace.ci_jobs import Choice, write_jobs
    from xcollab.commands.edge.committed import keeping, tell

    if forge not in _FORGES:
        raise Misused("not-a-word", flag="FORGE", value=forge, allowed=list(_FORGES))
    choice = Choice(forge, branch, pages, force)
    if not force and not typed["json"]:
        _show_differences(terminal, choice)
    return tell(terminal, write_jobs(terminal, choice, keeping(typed)), typed)


def _show_differences(terminal: Terminal, choice: "Choice") -> None:
    """What would be lost of files that are there: `-` is what stands in them, `+` what would."""
    from xcollab.app.workspace.ci_jobs import job_files
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.render.text.changes import difference_lines

    for file in job_files(terminal, WorkspaceView(terminal), choice):
        if file.differs:
            for line in difference_lines(file.path, file.present or "", file.text):
                terminal.put(line)


COMMANDS: tuple[Command, ...] = (
    Command("init", N_("Write the jobs of a forge: the check of pull requests, what is late each day, report and notices (admins)."),
            init, (_FORGE,), (_BRANCH, _PAGES, _FORCE, *KEEPING),
            ("xcollab ci init github", "xcollab ci init gitlab --pages --dry-run", "xcollab ci init gitea --force")),
)  # fmt: skip
