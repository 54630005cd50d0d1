"""`xcollab pr`: pull requests for what is committed already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import PROPOSING, Argument, Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.sharing.open_pull_request import Proposed

_REMOTE = next(option for option in PROPOSING if option.name == "remote")


def _open(
    terminal: Terminal, branch: str | None, remote: str | None, title: str | None, dry_run: bool, json: bool
) -> int:
    from xcollab.app.sharing.open_pull_request import Wanted, open_pull_request, plan_pull_request
    from xcollab.render.text.sharing.pull_request import commands_lines, to_open_lines

    wanted = Wanted(branch, remote, title)
    if not dry_run:
        opened = open_pull_request(terminal, wanted)
        return _answer(terminal, opened) if json else 0
    planned, words = plan_pull_request(terminal, wanted), terminal.words
    if json:
        return _answer(terminal, planned.proposed, planned.commands)
    for line in commands_lines(words, planned.commands):
        terminal.put(line)
    for line in to_open_lines(words, "", frozenset(), planned.proposed.title, planned.proposed.body):
        terminal.put(line)
    return 0


def _answer(terminal: Terminal, proposed: "Proposed", commands: Sequence[str] = ()) -> int:
    import shlex

    from xcollab.app.views.acts import PullRequestView

    dry, words = bool(commands), [shlex.split(command) for command in commands]
    terminal.show_json(PullRequestView(dry, proposed.head, proposed.base, proposed.title, proposed.body, words))
    return 0


_TITLE = Option("title", ("--title",), N_("Its title; otherwise it follows from what was said."), metavar="TEXT")
_DRY = Option(
    "dry_run", ("--dry-run",), N_("Show the commands that would run, and the text; change nothing."), switch=True
)
_BRANCH = Argument("branch", N_("The branch; the current one where it is left out."), False)

COMMANDS: tuple[Command, ...] = (
    Command("open", N_("Push a branch with acts and open its pull request."), _open, (_BRANCH,), (_REMOTE, _TITLE, _DRY, JSON),
            ("xcollab pr open", "xcollab pr open signoff/q3-launch/sales", "xcollab pr open --dry-run")),
)  # fmt: skip
