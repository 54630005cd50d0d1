"""`xcollab undo`: takes back the last act of one's own, as long as nobody else can have read it."""

from xcollab.commands.arrivals import arrivals
from xcollab.commands.call import Call
from xcollab.commands.command import Command
from xcollab.commands.desk import Desk
from xcollab.commands.keeping import writing
from xcollab.errors import Refused
from xcollab.schema.names import SLUG
from xcollab.store.commit_object import empty_tree
from xcollab.store.differences import changed
from xcollab.store.layout import place
from xcollab.store.moving import move
from xcollab.store.preflight import preflight
from xcollab.store.replaying import Replay
from xcollab.store.unpublished import Own, commits
from xcollab.words import N_
from xcollab.words.characters import alike

_OPPOSITES = {
    "request.create": "request cancel", "request.edit": "request edit",
    "task.create": "task cancel", "task.edit": "task edit",
    "workspace.department-add": "department edit", "workspace.department-edit": "department edit",
}  # fmt: skip
"""By an act on a plan, the command that takes it back openly."""


def run(call: Call) -> None:
    """Move the branch and its files back by one act; the commit stays readable under its id."""
    with writing(call):
        preflight(call.repository, (), (), ())
        last, others = next(commits(call.repository, "HEAD", "-1"))
        _refuse(call, last, bool(others))
        replay = Replay(call.repository)
        told = call.words.listed(arrivals(call, replay, last.parent, last.commit))
        move(call.repository, last.parent, "undo")
    call.say(call.words(N_("Taken back: {told}"), told=told))
    call.say(call.words(N_("To read it once more: git show {commit}"), commit=last.commit[:10]))


def _refuse(call: Call, last: Own, merge: bool) -> None:
    told = {"commit": last.commit[:10], "subject": last.subject}
    if merge or not last.act:
        back = f"git revert {told['commit']}" if _shared(call, last) else "git reset --keep HEAD~1"
        raise Refused("undo-not-an-act", command=back, **told)
    if alike(last.email) not in map(alike, Desk(call).member.email):
        raise Refused("undo-not-yours", name=last.name, **told)
    if last.parent == empty_tree(last.commit):
        raise Refused("nothing-to-undo")
    if _shared(call, last):
        raise Refused("undo-shared", command=_openly(call, last), **told)


def _shared(call: Call, last: Own) -> bool:
    return bool(call.repository.git.run("for-each-ref", "--contains", last.commit, "refs/remotes/").text)


def _openly(call: Call, last: Own) -> str:
    """The command that takes back openly what is shared: a withdrawal of the statement, or the opposite edit."""
    changes = changed(call.repository.top, last.parent, last.commit)
    paths = (path.removeprefix(call.repository.prefix) for path in changes)
    names = [found.id for path in paths if (found := place(path)) and found.kind == "statement"]
    if names:
        return f"xcollab withdraw {names[0]} --reason '…'"
    opposite = _OPPOSITES.get(last.act)
    known = all(SLUG.fullmatch(part) for part in last.on.split("/"))  # a trailer written by hand is no command
    return f"xcollab {opposite} {last.on}" if opposite and known else f"git revert {last.commit[:10]}"


COMMANDS: tuple[Command, ...] = (
    Command("undo", N_("Take back your last act, as long as it is not shared."), run, (), (),
            ("xcollab undo", "xcollab undo --lang zh")),
)  # fmt: skip
