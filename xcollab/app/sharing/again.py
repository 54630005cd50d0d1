"""A parked act as it would be done again: bound to what stands now, in files of new names; and by which command, if any."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from xcollab.app.context import Context
from xcollab.app.ids import statement_moment, statement_name
from xcollab.errors import XcollabError
from xcollab.store.disk.layout import place
from xcollab.store.git.plumbing import edited, recommitted
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.rebase import Outcome, Replay
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import read


def replay_of(context: Context, now: datetime) -> Replay:
    """What binds statements to what stands now, and says them now."""
    return Replay(context.repository, "mine", anew=lambda collab: statement_moment(now, collab.entries))


def redoing(context: Context, name: str, own: LocalCommit, tip: str) -> Sequence[str]:
    """The words of the command that does a parked act again; none where that would be refused, or nothing of it is left."""
    now = context.moment
    replay = replay_of(context, now)
    try:
        outcome: Outcome = replay.onto(again(context, replay, own, now), tip)
    except XcollabError:
        return ()
    words = ("xcollab", "parked", "redo", name)
    if any(problem.code == "id-taken" for problem in outcome.problems):
        return (*words, "--as", "NEW-ID")
    return () if outcome.problems or outcome.commit == tip else words


def again(context: Context, replay: Replay, own: LocalCommit, now: datetime, new_id: str | None = None) -> LocalCommit:
    """The same commit, its statements in files of new names, its new plan under the id typed."""
    files: dict[str, bytes | None] = {}
    renamed: dict[str, str] = {}
    for path, (before, after) in replay.changes(own.parent, own.commit).items():
        found = place(path.removeprefix(context.repository.prefix))
        if before is not None or after is None or found is None:
            continue
        directory, _, _ = path.rpartition("/")
        if found.kind == "statement":
            name = statement_name(context, now, found.id.split("-", 1)[1][:-5])
            other = f"{directory}/{name}.yaml"
            renamed[f"{found.on}/{found.id}"] = f"{found.on}/{name}"
        elif found.kind == "task" and new_id:
            other = f"{directory}/{new_id}.yaml"
        elif found.kind == "request" and new_id:
            other = f"{directory.rpartition('/')[0]}/{new_id}/request.yaml"
        else:
            continue
        content = replay.git.objects.one(after)
        files |= {path: None, other: _naming(content, new_id) if new_id and found.kind == "statement" else content}
    files = {path: _following(content, renamed) if content else content for path, content in files.items()}
    tree = edited(replay.git, replay.tree(own.commit), files)
    commit = recommitted(replay.git, tree, (own.parent,), own.commit)
    return own._replace(commit=commit)


def _following(statement: bytes, renamed: Mapping[str, str]) -> bytes:
    """What follows from a statement of the same commit names it by its other name."""
    if b"follows:" not in statement:
        return statement
    said = read(statement).data
    return patch(statement, said, {**said, "follows": renamed.get(str(said.get("follows")), said.get("follows"))})


def _naming(statement: bytes, task: str) -> bytes:
    """Minutes name the task that they made by its other id."""
    said = read(statement).data
    if said.get("act") == "make-task":
        return patch(statement, said, {**said, "task": task})
    actions = said.get("actions")
    if not isinstance(actions, list):
        return statement
    renamed = [one | {"task": task} if isinstance(one, dict) and one.get("task") else one for one in actions]
    return patch(statement, said, {**said, "actions": renamed})
