"""`xcollab undo`: takes back the last act of one's own, as long as nobody else can have read it."""

import shlex
from collections.abc import Iterator

from xcollab.app.acts.keeping import writing
from xcollab.app.acts.offering import command_of
from xcollab.app.desk import Desk
from xcollab.app.sharing.arrivals import arrivals
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import Command
from xcollab.errors import Refused
from xcollab.schema.names import SLUG, subject_of
from xcollab.store.disk.layout import place
from xcollab.store.git.commit_object import empty_tree
from xcollab.store.git.differences import changed
from xcollab.store.git.unpublished import Own, commits
from xcollab.store.sharing.replaying import Replay
from xcollab.store.transaction.moving import move
from xcollab.store.transaction.preflight import preflight
from xcollab.words import N_
from xcollab.workflow.views.replies import Reply, allowed

_OPPOSITES = {
    "request.create": "cancel", "request.edit": "edit", "request.submit": "cancel", "request.revise": "revise",
    "request.handover": "handover", "task.create": "cancel", "task.edit": "edit", "task.reassign": "reassign",
}  # fmt: skip
"""By an act that states a plan, the one that takes it back openly."""
_STAYS = ("workspace.department-add", "workspace.member-add")
"""Who is in the files once stays there: ids are never deleted."""


def run(call: Call) -> None:
    """Move the branch and its files back by one act; the commit stays readable under its id."""
    with writing(call):
        preflight(call.repository, (), (), ())
        last, others = next(commits(call.repository, "HEAD", "-1"))
        _refuse(call, last, bool(others))
        replay = Replay(call.repository)
        told = call.words.listed(arrivals(call, replay, last.parent, last.commit))
        move(call.repository, last.parent, "undo")
        call.done = last.parent[:10]
    call.say(call.words(N_("Taken back: {told}"), told=told))
    call.say(call.words(N_("To read it once more: git show {commit}"), commit=last.commit[:10]))


def _refuse(call: Call, last: Own, merge: bool) -> None:
    told = {"commit": last.commit[:10], "subject": last.subject}
    if last.parent == empty_tree(last.commit):
        raise Refused("nothing-to-undo")
    if merge or not last.act:
        back = _openly(call, last, merge) if _shared(call, last) else "git reset --keep HEAD~1"
        raise Refused("undo-not-an-act", command=back, **told)
    if last.email.casefold() not in map(str.casefold, Desk(call).member.email):
        raise Refused("undo-not-yours", name=last.name, **told)
    if _shared(call, last):
        if last.act in _STAYS:
            raise Refused("undo-stays", **told)
        raise Refused("undo-shared", command=_openly(call, last, merge), **told)


def _shared(call: Call, last: Own) -> bool:
    return bool(call.repository.git.run("for-each-ref", "--contains", last.commit, "refs/remotes/").text)


def _openly(call: Call, last: Own, merge: bool) -> str:
    """The command that takes back openly what is shared: a withdrawal, the opposite act, or git's own for what is neither."""
    desk = Desk(call)
    for one, collab in _back(call, last):
        judged = one._replace(said={**one.said, "reason": "-"}) if one.whole else one
        if collab in desk.snapshot.collabs and allowed(desk.snapshot, desk.state(collab), judged, desk.reader):
            return command_of(one, collab)
    return shlex.join(["git", "revert", "--no-edit", *(["-m", "1"] if merge else []), last.commit[:10]])


def _back(call: Call, last: Own) -> Iterator[tuple[Reply, str]]:
    changes = changed(call.repository.top, last.parent, last.commit)
    for path in changes:
        found = place(path.removeprefix(call.repository.prefix))
        if found and found.kind == "statement":
            kind, collab, subject = subject_of(found.on)
            yield Reply(kind, "withdraw", subject, {"of": found.id}, found.id, whole=True), collab
    kind, _, _ = last.act.partition(".")
    parts = last.on.split("/")
    if last.act in _OPPOSITES and all(SLUG.fullmatch(part) for part in parts):  # a trailer by hand is no command
        yield Reply(kind, _OPPOSITES[last.act], parts[-1]), parts[0]


COMMANDS: tuple[Command, ...] = (
    Command("undo", N_("Take back your last act, as long as it is not shared."), run, (), (),
            ("xcollab undo", "xcollab undo --lang zh")),
)  # fmt: skip
