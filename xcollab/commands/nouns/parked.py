"""`xcollab parked`: acts of one's own that became illegal before they were shared, and what to do with them."""

from typing import Any

from xcollab.app.acts.commit import CurrentBranch, Decided, keep, writing
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.committed import keeping as how
from xcollab.commands.edge.committed import tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, Refused, XcollabError
from xcollab.render.checking.errors import worded
from xcollab.render.text.sync import Aside, aside_lines
from xcollab.store.disk.layout import place
from xcollab.store.git.plumbing import committed, edited, recorded
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.parking import parked, unpark, unparked
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.preflight import preflight
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import read
from xcollab.words import N_

_ID = Argument("parked", N_("The short name it is parked under; see `xcollab parked list`."), complete="parked")
_AS = Option("new_id", ("--as",), N_("Another id for the task or request, where its own is taken."), metavar="ID")


def aside_of(terminal: Terminal, replay: Replay, name: str, outcome: Outcome) -> Aside:
    """A parked act in words, with the reason that it has by now."""
    told = arrivals(terminal, replay, outcome.own.parent, outcome.own.commit)
    first = outcome.problems[0] if outcome.problems else None
    reason = worded(terminal.words, first.code, first.arguments)[0] if first else ""
    if first and _of_others(replay, outcome.own, first.path):
        reason = terminal.words(
            N_("it would come before what was said since, and make that impossible: {why}"), why=reason
        )
    return Aside(name, terminal.words.listed(told), reason)


def _of_others(replay: Replay, own: LocalCommit, path: str) -> bool:
    """Whether a statement with which something is wrong is not one of the act's own."""
    found = place(path)
    own_paths = replay.changes(own.parent, own.commit)
    return bool(found and found.kind == "statement") and f"{replay.repository.prefix}{path}" not in own_paths


def parked_here(terminal: Terminal) -> list[Aside]:
    """Every parked act of this clone, judged against the present state."""
    replay = Replay(terminal.repository)
    head = terminal.repository.commit()
    return [_judged(terminal, replay, name, own, head) for name, own in parked(terminal.repository).items()]


def _judged(terminal: Terminal, replay: Replay, name: str, own: LocalCommit, head: str) -> Aside:
    try:
        return aside_of(terminal, replay, name, replay.onto(own, head))
    except XcollabError as refusal:  # of this one alone: the others are still told
        said = terminal.words.listed(arrivals(terminal, replay, own.parent, own.commit))
        return Aside(name, said, worded(terminal.words, refusal.code, refusal.arguments)[0])


def _list(terminal: Terminal, json: bool) -> None:
    found = parked_here(terminal)
    if json:
        from xcollab.app.views.acts import ParkedView

        return terminal.show_json(ParkedView(found))
    if not found:
        return terminal.say(terminal.words(N_("Nothing is parked: all that you did can be shared.")))
    for line in aside_lines(terminal.words, found):
        terminal.say(line)


def _redo(terminal: Terminal, parked: str, new_id: str | None, **keeping: Any) -> int:
    if keeping.get("no_commit"):
        raise Misused("redo-is-a-commit")
    replay = Replay(terminal.repository, "mine")

    def decide(view: WorkspaceView) -> Decided:
        name, own = _meant(terminal, parked)
        tip = view.revision.commit
        replay.anew = lambda collab: statement_moment(view.now, collab.entries)
        outcome = replay.onto(_again(terminal, view, replay, own, new_id), tip)
        if outcome.problems:
            first = outcome.problems[0]
            raise Refused(first.code, **first.arguments)
        if outcome.commit == tip:
            raise Refused("nothing-left", name=name)
        body = terminal.repository.git.run("show", "--no-patch", "--format=%B", own.commit).text
        made = recorded(replay.git, replay.tree(outcome.commit), (tip,), body.rstrip("\n") + "\n")
        told = arrivals(terminal, replay, tip, made)
        return Decided(own.act, own.on, body, lambda commit: [terminal.words(N_("{told}. [{commit}]"), told=line, commit=commit)
                                                              for line in told], commit=made, parked=name)  # fmt: skip

    return tell(terminal, keep(terminal, _Redone(terminal), decide, how(keeping)), keeping)


class _Redone(CurrentBranch):
    """The current branch, moved to the act done again; the act is parked no longer, in the same step."""

    def check(self, decided: Decided) -> None:
        preflight(self._context.repository, (), (), ())

    def keep(self, decided: Decided, *, commit: bool) -> str:
        name = str(decided.parked)
        own = parked(self._context.repository)[name]
        move(self._context.repository, decided.commit, "redo", unparked(name, own.commit, "redone"))
        return decided.commit[:7]

    def preview(self, decided: Decided) -> list[str]:
        return [*decided.told(decided.commit[:7])]


def _again(
    terminal: Terminal, view: WorkspaceView, replay: Replay, own: LocalCommit, new_id: str | None
) -> LocalCommit:
    """The same commit by the person at work, its statements in files of new names, its new plan under the id typed."""
    files: dict[str, bytes | None] = {}
    for path, (before, after) in replay.changes(own.parent, own.commit).items():
        found = place(path.removeprefix(terminal.repository.prefix))
        if before is not None or after is None or found is None:
            continue
        directory, _, _ = path.rpartition("/")
        if found.kind == "statement":
            other = f"{directory}/{statement_name(terminal, view.now, found.id.split('-', 1)[1][:-5])}.yaml"
        elif found.kind == "task" and new_id:
            other = f"{directory}/{new_id}.yaml"
        elif found.kind == "request" and new_id:
            other = f"{directory.rpartition('/')[0]}/{new_id}/request.yaml"
        else:
            continue
        content = replay.git.objects.one(after)
        files |= {path: None, other: _naming(content, new_id) if new_id and found.kind == "statement" else content}
    tree = edited(replay.git, replay.tree(own.commit), files)
    commit = committed(replay.git, tree, (own.parent,), "", like=own.commit)
    return own._replace(commit=commit, email=terminal.identity.email)


def _naming(statement: bytes, task: str) -> bytes:
    """Minutes name the task that they made by its other id."""
    said = read(statement).data
    actions = [action | ({"task": task} if action.get("task") else {}) for action in said.get("actions", [])]
    return patch(statement, said, said | {"actions": actions}) if actions else statement


def _withdraw(terminal: Terminal, parked: str) -> None:
    with writing(terminal):
        name, own = _meant(terminal, parked)
        told = terminal.words.listed(arrivals(terminal, Replay(terminal.repository), own.parent, own.commit))
        unpark(terminal.repository, unparked(name, own.commit, "withdrawn"))
    terminal.say(terminal.words(N_("Withdrawn, and never shared: {told}. Its commit stays in this clone as {ref}."),
                        told=told, ref=f"refs/xcollab/withdrawn/{name}"))  # fmt: skip


def _meant(terminal: Terminal, typed: str) -> tuple[str, LocalCommit]:
    known = parked(terminal.repository)
    found = [name for name in known if name == typed] or [name for name in known if name.startswith(typed)]
    if not known:
        raise Misused("none-parked")
    if len(found) != 1:
        raise Misused("nothing-parked", typed=typed, candidates=[*known])
    return found[0], known[found[0]]


COMMANDS: tuple[Command, ...] = (
    Command("list", N_("What is parked, why, and the commands that redo or withdraw it."), _list, (), (JSON,),
            ("xcollab parked list", "xcollab parked list --json"), paged=True),
    Command("redo", N_("Do it again now, bound to what stands now."), _redo, (_ID,), (_AS, *KEEPING),
            ("xcollab parked redo k3d9", "xcollab parked redo k3d9 --as flyer-2")),
    Command("withdraw", N_("Let it be; it was never shared."), _withdraw, (_ID,), (),
            ("xcollab parked withdraw k3d9", "xcollab parked withdraw k3")),
)  # fmt: skip
