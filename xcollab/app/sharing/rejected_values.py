"""In a contradiction that a person decided, what was not taken stays: as a comment on the subject, a commit of its own."""

from xcollab.app.context import Context
from xcollab.app.ids import statement_moment, statement_name
from xcollab.errors import Refused
from xcollab.render.base.context import RenderContext
from xcollab.render.text.sentences import commit_message
from xcollab.render.text.sharing.sync import told, untaken_text
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Comment
from xcollab.store.disk.layout import path_of
from xcollab.store.git.plumbing import edited, recorded
from xcollab.store.sharing.rebase import Replay
from xcollab.store.yaml.writing import as_written, write
from xcollab.workflow.merge.three_way_merge import Contradiction
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge


def keep_untaken(context: Context, replay: Replay, tip: str, one: Contradiction, actor: str) -> str | None:
    """The tip with the comment on it; None where the person may not comment, and for settings, which have no log.

    A date that somebody else set stays by itself: the statement that set it is there.
    """
    on = _subject(one.record)
    if not on:
        return None
    if replay.take == "mine" and on == one.record.rpartition("/")[0]:
        return tip
    kind, collab, subject = subject_of(on)
    snapshot = replay.load(tip, [collab]).snapshot
    state = settled(snapshot.collabs.get(collab, Collab(collab)))
    now = context.identity.now.astimezone(snapshot.workspace.zone)
    moment = statement_moment(now, state.collab.entries)
    render_context = RenderContext.of_workspace(snapshot)
    text = untaken_text(
        render_context.words, told(render_context, one), render_context.name_of(actor), take_mine=replay.take == "mine"
    )
    said = {"on": on, "act": "comment", "at": moment, "by": actor, "as": f"{snapshot.department_of(actor)}/participant",
            "text": text}  # fmt: skip
    entry = Entry(statement_name(context, moment, actor), Comment.model_validate(said))
    try:
        capacity = judge(Attempt(snapshot, state, kind, subject, "comment", actor, actor, entry))
    except Refused:
        return None
    statement = entry.statement.model_copy(update={"as_": capacity})
    path = f"{context.repository.prefix}{path_of(entry.record)}"
    tree = edited(replay.git, replay.tree(tip), {path: write(as_written(statement))})
    named = collab if kind == "request" else f"{collab}/{subject}"
    message = commit_message(snapshot.workspace.language, f"{kind}.comment", named, collab)
    return recorded(replay.git, tree, (tip,), message)


def _subject(record: str) -> str:
    """Where a comment on a record lies: beside a statement, in the log of a plan; settings have none."""
    match record.split("/"):
        case [collab, "request"]:
            return f"{collab}/logs/request"
        case [collab, "tasks", task]:
            return f"{collab}/logs/{task}"
        case ["departments", _] | ["xcollab"] | ["calendar"]:
            return ""
    return record.rpartition("/")[0]
