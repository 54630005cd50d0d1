"""Doing a parked act again, bound to what stands now: its statements in files of new names, its new plan under another id."""

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.sharing.parked import meant
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.store.disk.layout import place
from xcollab.store.git.plumbing import edited, recommitted, recorded
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.parking import parked, unparked
from xcollab.store.sharing.rebase import Replay
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.preflight import preflight
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import read
from xcollab.words import N_


def redo(context: Context, typed: str, new_id: str | None = None, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Do a parked act again; `typed` is its name or the beginning of it, `new_id` names the plan that it makes.

    Raises `Refused` where it is still not possible, or nothing of it is left to do.
    """
    if not keeping.commit:
        raise Misused("redo-is-a-commit")
    replay = Replay(context.repository, "mine")

    def decide(view: WorkspaceView) -> Decided:
        name, own = meant(context, typed)
        tip = view.revision.commit
        replay.anew = lambda collab: statement_moment(view.now, collab.entries)
        outcome = replay.onto(_again(context, view, replay, own, new_id), tip)
        if outcome.problems:
            first = outcome.problems[0]
            raise Refused.of(first.code, first.arguments)
        if outcome.commit == tip:
            raise Refused("nothing-left", name=name)
        body = context.repository.git.run("show", "--no-patch", "--format=%B", own.commit).text
        made = recorded(replay.git, replay.tree(outcome.commit), (tip,), body.rstrip("\n") + "\n")
        told = arrivals(context, replay, tip, made)
        return Decided(own.act, own.on, body, lambda commit: [context.words(N_("{told}. [{commit}]"), told=line, commit=commit)
                                                              for line in told], commit=made, parked=name)  # fmt: skip

    return keep(context, _Redone(context), decide, keeping)


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


def _again(context: Context, view: WorkspaceView, replay: Replay, own: LocalCommit, new_id: str | None) -> LocalCommit:
    """The same commit by the person at work, its statements in files of new names, its new plan under the id typed."""
    files: dict[str, bytes | None] = {}
    for path, (before, after) in replay.changes(own.parent, own.commit).items():
        found = place(path.removeprefix(context.repository.prefix))
        if before is not None or after is None or found is None:
            continue
        directory, _, _ = path.rpartition("/")
        if found.kind == "statement":
            other = f"{directory}/{statement_name(context, view.now, found.id.split('-', 1)[1][:-5])}.yaml"
        elif found.kind == "task" and new_id:
            other = f"{directory}/{new_id}.yaml"
        elif found.kind == "request" and new_id:
            other = f"{directory.rpartition('/')[0]}/{new_id}/request.yaml"
        else:
            continue
        content = replay.git.objects.one(after)
        files |= {path: None, other: _naming(content, new_id) if new_id and found.kind == "statement" else content}
    tree = edited(replay.git, replay.tree(own.commit), files)
    commit = recommitted(replay.git, tree, (own.parent,), own.commit)
    return own._replace(commit=commit, email=context.identity.email)


def _naming(statement: bytes, task: str) -> bytes:
    """Minutes name the task that they made by its other id."""
    said = read(statement).data
    actions = said.get("actions")
    if not isinstance(actions, list):
        return statement
    renamed = [one | {"task": task} if isinstance(one, dict) and one.get("task") else one for one in actions]
    return patch(statement, said, {**said, "actions": renamed})
