"""Taking back the last act of one's own, as long as nobody else can have read it."""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from xcollab.app.acts.commit import writing
from xcollab.app.context import Context
from xcollab.app.printed_commands import command_of
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.schema.names import SLUG, place_of, subject_of
from xcollab.store.disk.layout import place
from xcollab.store.git.commit_object import empty_tree
from xcollab.store.git.differences import changed
from xcollab.store.git.unpublished import LocalCommit, commits
from xcollab.store.sharing.rebase import Replay
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.preflight import preflight
from xcollab.workflow.views.replies import Reply, allowed

_OPPOSITES = {
    "request.create": "cancel", "request.edit": "edit", "request.submit": "cancel", "request.revise": "revise",
    "request.handover": "handover", "task.create": "cancel", "task.edit": "edit", "task.reassign": "reassign",
}  # fmt: skip
"""By an act that states a plan, the one that takes it back openly."""
_STAYS = tuple(f"workspace.{what}" for what in ("department-add", "department-import", "member-add", "member-import"))
"""Who is in the files once stays there: ids are never deleted."""

_ENDS = ("request.cancel", "request.archive")
"""A collaboration that has ended stays ended."""


class Undone(NamedTuple):
    """An act that was taken back."""

    told: list[str]
    """What it was, in sentences."""
    commit: str
    """Its commit, which stays readable."""
    head: str
    """The commit that the branch stands at now."""


def undo(context: Context) -> Undone:
    """Move the branch and its files back by one act. Raises `Refused` where it is shared, or somebody else's."""
    with writing(context):
        preflight(context.repository, (), (), ())
        last, others = next(commits(context.repository, "HEAD", "-1"))
        _refuse(context, last, bool(others))
        told = arrivals(context, Replay(context.repository), last.parent, last.commit)
        move(context.repository, last.parent, "undo")
        context.done = last.parent[:10]
    return Undone(told, last.commit, last.parent)


def _refuse(context: Context, last: LocalCommit, merge: bool) -> None:
    told = {"commit": last.commit[:10], "subject": last.subject}
    if last.parent == empty_tree(last.commit):
        raise Refused("nothing-to-undo")
    if merge or not last.act:
        back = _openly(context, last, merge) if _shared(context, last) else "git reset --keep HEAD~1"
        raise Refused("undo-not-an-act", command=back, **told)
    if last.email.casefold() not in map(str.casefold, WorkspaceView(context).member.email):
        raise Refused("undo-not-yours", name=last.name, **told)
    if _shared(context, last):
        if last.act in _STAYS:
            raise Refused("undo-stays", **told)
        if last.act in _ENDS:
            raise Refused("undo-ended", **told)
        raise Refused("undo-shared", command=_openly(context, last, merge), **told)


def _shared(context: Context, last: LocalCommit) -> bool:
    return bool(context.repository.git.run("for-each-ref", "--contains", last.commit, "refs/remotes/").text)


def _openly(context: Context, last: LocalCommit, merge: bool) -> str:
    """The command that takes back openly what is shared: a withdrawal, the opposite act, or git's own for what is neither."""
    view = WorkspaceView(context)
    for one, collab in sorted(_back(context, last), key=lambda back: _follows(view, *back)):
        judged = one._replace(said={**one.said, "reason": "-"}) if one.whole else one
        if collab in view.snapshot.collabs and allowed(view.snapshot, view.state(collab), judged, view.reader):
            return command_of(one, collab)
    return shlex.join(["git", "revert", "--no-edit", *(["-m", "1"] if merge else []), last.commit[:10]])


def _follows(view: WorkspaceView, one: Reply, collab: str) -> bool:
    """Whether it would take back what only follows: whoever takes back what it follows takes both back."""
    known = view.snapshot.collabs.get(collab) if one.target else None
    entry = known.entry(place_of(one.kind, collab, one.subject), one.target) if known else None
    return entry is not None and getattr(entry.statement, "follows", None) is not None


def _back(context: Context, last: LocalCommit) -> Iterator[tuple[Reply, str]]:
    changes = changed(context.repository.top, last.parent, last.commit)
    for path in changes:
        found = place(path.removeprefix(context.repository.prefix))
        if found and found.kind == "statement":
            kind, collab, subject = subject_of(found.on)
            yield Reply(kind, "withdraw", subject, {"of": found.id}, found.id, whole=True), collab
    kind, _, _ = last.act.partition(".")
    parts = last.on.split("/")
    if last.act in _OPPOSITES and all(SLUG.fullmatch(part) for part in parts):  # a trailer by hand is no command
        yield Reply(kind, _OPPOSITES[last.act], parts[-1]), parts[0]
