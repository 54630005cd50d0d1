"""A pull request for what is committed already: of a branch, or of what was committed on the default branch itself."""

from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.context import Context
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.sharing.pull_request import Proposal, base_name, commands, share, worded
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.programs import Proposed as Proposed  # what is answered
from xcollab.errors import GitRefused, Refused
from xcollab.store.disk.layout import place
from xcollab.store.sharing.pull_request_branch import Line, added_paths, branch_tip, joined, line_at_head, set_branch
from xcollab.store.sharing.remote import SIGNOFF, Seen, current_branch, look, remembered, remote_named


class Wanted(NamedTuple):
    """What is to be proposed; what is left out follows from the clone."""

    branch: str | None = None
    remote: str | None = None
    title: str | None = None


class Planned(NamedTuple):
    """A pull request that would be opened."""

    commands: list[str]
    """What would be run, as somebody could type it."""
    proposed: Proposed


def open_pull_request(context: Context, wanted: Wanted) -> Proposed:
    """Push the branch and open its pull request; what was proposed. Raises `Refused` where there is nothing to propose, `NotShared` where the
    remote does not take it.
    """
    proposal, _ = _proposal(context, wanted, dry_run=False)
    share(context, proposal)
    return worded(context, proposal)


def plan_pull_request(context: Context, wanted: Wanted) -> Planned:
    """What `open_pull_request` would do, as far as is known without asking the remote; nothing is changed."""
    proposal, line = _proposal(context, wanted, dry_run=True)
    return Planned(commands(context, proposal.remote, proposal.seen, line), worded(context, proposal))


def _proposal(context: Context, wanted: Wanted, *, dry_run: bool) -> tuple[Proposal, Line]:
    refuse_placeholder(wanted.title, "--title")
    repository = context.repository
    remote, here = remote_named(repository, wanted.remote), current_branch(repository)
    branches = (f"{SIGNOFF}*", *((wanted.branch,) if wanted.branch else ()), here or "HEAD")
    seen = remembered(repository, remote) if dry_run else look(repository, remote, branches)
    with writing(context):
        line = _line(context, seen, wanted.branch or current_branch(repository))
        if not added_paths(repository, seen.tip(repository), line.tip):
            raise _nothing(context, seen, line.name)
        if not dry_run:
            set_branch(repository, line, line.tip)
    return Proposal(remote, seen, line.name, line.tip, wanted.title or ""), line


def _line(context: Context, seen: Seen, branch: str) -> Line:
    """The branch that is to be pushed, and the commit it is to stand at."""
    if not branch:
        raise GitRefused("detached-head")
    if branch == base_name(seen):
        return _own_acts(context, seen)
    here = branch_tip(context.repository.git, branch)
    tip = joined(context.repository, seen, branch, here)
    if not tip:
        raise Refused("unknown-branch", branch=branch)
    if here != tip and branch == current_branch(context.repository):
        raise GitRefused("branch-behind", remote=seen.remote, branch=branch)
    return Line(branch, tip, here)


def _own_acts(context: Context, seen: Seen) -> Line:
    """What somebody committed on the default branch itself and has not pushed: it goes to a branch made there."""
    view = WorkspaceView(context)
    files = added_paths(context.repository, seen.tip(context.repository), view.revision.commit)
    prefix = context.repository.prefix
    own = [path.removeprefix(prefix) for path in files if path.startswith(prefix)]
    if not own:
        raise _nothing(context, seen, base_name(seen))
    collabs = sorted({found.collab for path in own if (found := place(path)) and found.collab})
    if len(collabs) > 1:
        raise Refused("several-collabs", collabs=collabs)
    department = view.snapshot.department_of(view.member.id)
    return line_at_head(context.repository, seen, next(iter(collabs), "workspace"), department)


def _nothing(context: Context, seen: Seen, branch: str) -> Refused:
    """Nothing to open there; but what --pr recorded while the remote was out of reach waits on branches of its own."""
    listed = context.repository.git.run(
        "for-each-ref", "--format=%(refname) %(objectname)", f"refs/heads/{SIGNOFF}"
    ).text
    here = [line.removeprefix("refs/heads/").rsplit(" ", 1) for line in listed.splitlines()]
    waiting = [name for name, tip in here if seen.tips.get(name) != tip
               and added_paths(context.repository, seen.tip(context.repository), tip)]  # fmt: skip
    if waiting:
        return Refused("others-to-open", branch=branch, branches=waiting, first=waiting[0])
    return Refused("nothing-to-open", branch=branch, base=base_name(seen))
