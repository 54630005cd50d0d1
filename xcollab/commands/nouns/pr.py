"""`xcollab pr`: pull requests for what is committed already."""

from xcollab.app.acts.commit import writing
from xcollab.app.forms.subject_inputs import PROPOSING, Argument, Option
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.sharing.pull_request import Proposal, base_name, commands, share, worded
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import GitRefused, Refused
from xcollab.render.text.pull_request import commands_lines, to_open_lines
from xcollab.store.disk.layout import place
from xcollab.store.sharing.pull_request_branch import Line, added_paths, branch_tip, joined, line_at_head, set_branch
from xcollab.store.sharing.remote import SIGNOFF, Seen, current_branch, look, remembered, remote_named
from xcollab.words import N_

_REMOTE = next(option for option in PROPOSING if option.name == "remote")


def _open(terminal: Terminal, branch: str | None, remote: str | None, title: str | None, dry_run: bool) -> int:
    refuse_placeholder(title, "--title")
    repository = terminal.repository
    remote = remote_named(repository, remote)
    branches = (f"{SIGNOFF}*", *((branch,) if branch else ()), current_branch(repository) or "HEAD")
    seen = remembered(repository, remote) if dry_run else look(repository, remote, branches)
    with writing(terminal):
        line = _line(terminal, seen, branch or current_branch(repository))
        proposal = Proposal(remote, seen, line.name, line.tip, title or "")
        if not added_paths(repository, seen.tip(repository), line.tip):
            raise _nothing(terminal, seen, line.name)
        if not dry_run:
            set_branch(repository, line, line.tip)
    if not dry_run:
        return share(terminal, proposal)
    proposed = worded(terminal, proposal)
    for shown in commands_lines(terminal.words, commands(terminal, remote, seen, line)):
        terminal.put(shown)
    for shown in to_open_lines(terminal.words, "", frozenset(), proposed.title, proposed.body):
        terminal.put(shown)
    return 0


def _line(terminal: Terminal, seen: Seen, branch: str) -> Line:
    """The branch that is to be pushed, and the commit it is to stand at."""
    if not branch:
        raise GitRefused("detached-head")
    if branch == base_name(seen):
        return _own_acts(terminal, seen)
    here, there = branch_tip(terminal.repository.git, branch), seen.tips.get(branch, "")
    tip = joined(terminal.repository.git, branch, here, there, seen.tip(terminal.repository))
    if not tip:
        raise Refused("unknown-branch", branch=branch)
    if here != tip and branch == current_branch(terminal.repository):
        raise GitRefused("branch-behind", branch=branch)
    return Line(branch, tip, here)


def _own_acts(terminal: Terminal, seen: Seen) -> Line:
    """What somebody committed on the default branch itself and has not pushed: it goes to a branch made there."""
    view = WorkspaceView(terminal)
    files = added_paths(terminal.repository, seen.tip(terminal.repository), view.revision.commit)
    prefix = terminal.repository.prefix
    own = [path.removeprefix(prefix) for path in files if path.startswith(prefix)]
    if not own:
        raise _nothing(terminal, seen, base_name(seen))
    collabs = sorted({found.collab for path in own if (found := place(path)) and found.collab})
    if len(collabs) > 1:
        raise Refused("several-collabs", collabs=collabs)
    department = view.snapshot.department_of(view.member.id)
    return line_at_head(terminal.repository, seen, next(iter(collabs), "workspace"), department)


def _nothing(terminal: Terminal, seen: Seen, branch: str) -> Refused:
    """Nothing to open there; but what --pr recorded while the remote was out of reach waits on branches of its own."""
    listed = terminal.repository.git.run(
        "for-each-ref", "--format=%(refname) %(objectname)", f"refs/heads/{SIGNOFF}"
    ).text
    here = [line.removeprefix("refs/heads/").rsplit(" ", 1) for line in listed.splitlines()]
    waiting = [name for name, tip in here if seen.tips.get(name) != tip
               and added_paths(terminal.repository, seen.tip(terminal.repository), tip)]  # fmt: skip
    if waiting:
        return Refused("others-to-open", branch=branch, branches=waiting, first=waiting[0])
    return Refused("nothing-to-open", branch=branch, base=base_name(seen))


_TITLE = Option("title", ("--title",), N_("Its title; otherwise it follows from what was said."), metavar="TEXT")
_DRY = Option(
    "dry_run", ("--dry-run",), N_("Show the commands that would run, and the text; change nothing."), switch=True
)
_BRANCH = Argument("branch", N_("The branch; the current one where it is left out."), False)

COMMANDS: tuple[Command, ...] = (
    Command("open", N_("Push a branch with acts and open its pull request."), _open, (_BRANCH,), (_REMOTE, _TITLE, _DRY),
            ("xcollab pr open", "xcollab pr open signoff/q3-launch/sales", "xcollab pr open --dry-run")),
)  # fmt: skip
