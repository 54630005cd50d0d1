"""Sharing a branch: pushed as it is, and its pull request opened by the forge's program or, failing that, by the person."""

import shlex
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.forges import Forge, forge_of
from xcollab.channels.joining import is_open_already, open_address
from xcollab.channels.pages import pull_request_page
from xcollab.channels.programs import Client, Proposed, installed, open_pull_request, ready
from xcollab.errors import NotShared
from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe, safe_line
from xcollab.render.text.sentences import statement_sentence
from xcollab.render.text.sharing.pull_request import (
    Act,
    joined_lines,
    or_to_merge_lines,
    proposal_body,
    proposal_title,
    shared_lines,
    to_merge_lines,
    to_open_lines,
)
from xcollab.schema.snapshot import Entry
from xcollab.store.disk.layout import path_of, place
from xcollab.store.files.loading import load
from xcollab.store.sharing.pull_request_branch import Line, added_paths
from xcollab.store.sharing.remote import Seen, address_of, push_branch
from xcollab.words import N_


class Proposal(NamedTuple):
    """A branch that is to become a pull request."""

    remote: str
    seen: Seen
    branch: str
    tip: str
    title: str = ""
    """As typed; otherwise it follows from what was said."""


def share(context: Context, proposal: Proposal) -> int:
    """Push and open. Raises `NotShared` where the remote cannot be reached or does not take it."""
    seen, branch = proposal.seen, proposal.branch
    if not seen.reached:
        raise NotShared("branch-not-shared", branch=branch, remote=proposal.remote, said=seen.said)
    pushed = push_branch(context.repository, proposal.remote, branch)
    if pushed.code:
        raise NotShared("branch-not-shared", branch=branch, remote=proposal.remote, said=pushed.err)
    base = base_name(seen)
    for line in shared_lines(context.words, branch, base, was=seen.tips.get(branch, ""), now=proposal.tip):
        context.say(line)
    open_(context, proposal)
    return 0


def open_(context: Context, proposal: Proposal) -> None:
    """Let the forge's program open the pull request; otherwise say where it is opened and what to paste, or who merges it."""
    forge = forge_at(context, proposal.remote)
    proposed = worded(context, proposal)
    if forge is None:
        for line in to_merge_lines(context.words, proposal.remote, proposed.head, proposed.base):
            context.put(line)
        return
    client = ready(forge, context.directory, context.environment)
    if client and _opened(context, client, proposed):
        return
    link = pull_request_page(forge, proposed.base, proposed.head, proposed.title, proposed.body)
    address, fills = link or ("", frozenset[str]())
    for line in to_open_lines(context.words, address, fills, proposed.title, proposed.body):
        context.put(line)
    if link is None:
        for line in or_to_merge_lines(context.words, forge.host, proposal.remote, proposed.head, proposed.base):
            context.put(line)


def _opened(context: Context, client: Client, proposed: Proposed) -> bool:
    """Whether the pull request is open now, by the program or since an earlier act on the branch; what it said is shown."""
    answer = open_pull_request(client, proposed)
    if answer.done:
        context.say(safe(answer.said))
        return True
    if is_open_already(answer.said):
        address = open_address(client, proposed, answer.said)
        for line in joined_lines(context.words, proposed.head, safe_line(address)):
            context.say(line)
        return True
    if answer.said:
        context.say(safe(answer.said))
    late, failed = N_("{program} did not answer in time, and was ended."), N_("{program} did not open it.")
    context.note(context.words(late if answer.given_up else failed, program=client.name))
    return False


def commands(context: Context, remote: str, seen: Seen, line: Line) -> list[str]:
    """What would be run for a branch, as somebody could type it."""
    forge = forge_at(context, remote)
    typed = [
        ["git", "fetch", remote],
        ["git", "branch", *(["--force"] if line.here else []), line.name, "COMMIT"],
        ["git", "push", remote, line.name],
    ]
    client = installed(forge, context.directory, context.environment) if forge else None
    if client:
        typed.append(list(client.words(client.program.create, Proposed(line.name, base_name(seen), "…", "…"))))
    return [shlex.join(words) for words in typed]


def base_name(seen: Seen) -> str:
    """The branch that pull requests go to."""
    return seen.main or "main"


def forge_at(context: Context, remote: str) -> Forge | None:
    """The forge of a remote: as the workspace names it, or as its address tells."""
    settings = load(context.repository.at(), collabs=()).snapshot.workspace
    return forge_of(address_of(context.repository, remote), settings.forge)


def worded(context: Context, proposal: Proposal) -> Proposed:
    """The pull request in the workspace's language, out of what its branch has beyond the default one."""
    seen = proposal.seen
    view = WorkspaceView(context, proposal.tip)
    render_context = RenderContext.of_workspace(view.snapshot)
    words = render_context.words
    prefix = context.repository.prefix
    files = added_paths(context.repository, seen.tip(context.repository), proposal.tip)
    own = [path.removeprefix(prefix) for path in files if path.startswith(prefix)]
    acts = [
        Act(statement_sentence(render_context, entry, view.state(entry.statement.on.partition("/")[0]).counted), path)
        for path, entry in _statements(view, own)
    ]
    acts = acts or [Act(_subject(context, proposal.tip), "")]
    collabs = sorted({found.collab for path in own if (found := place(path)) and found.collab})
    named = ", ".join(collabs) or view.snapshot.workspace.id
    titles = [f"{request.title} ({collab})" for collab in collabs if (request := view.snapshot.collabs[collab].request)]
    title = proposal.title or proposal_title(words, named, acts)
    body = proposal_body(words, "; ".join(titles), acts, files, f"{proposal.remote}/{base_name(seen)}")
    return Proposed(proposal.branch, base_name(seen), title, body)


def _statements(view: WorkspaceView, paths: list[str]) -> list[tuple[str, Entry]]:
    every = {path_of(entry.record): entry for collab in view.snapshot.collabs.values() for entry in collab.entries}
    found = [(path, every[path]) for path in paths if path in every]
    return sorted(found, key=lambda pair: (pair[1].statement.at, pair[0]))


def _subject(context: Context, tip: str) -> str:
    """The first line of the newest commit, for a change of plans or settings alone."""
    return context.repository.git.run("show", "--no-patch", "--format=%s", tip).text
