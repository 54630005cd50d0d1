"""What some commits brought, in sentences: the statements they added, and the plans they made or changed."""

from collections.abc import Mapping

from xcollab.app.context import Context
from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.sentences import plan_edit_sentence, statement_sentence
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.store.disk.layout import Place, path_of, place
from xcollab.store.git.commit_object import empty_tree
from xcollab.store.git.unpublished import LocalCommit, commits
from xcollab.store.sharing.rebase import Replay
from xcollab.words import N_
from xcollab.workflow.rules.authorship import member_of


def arrivals(context: Context, replay: Replay, base: str | None, tip: str) -> list[str]:
    """What is new between two commits, or up to one where there is no earlier, the oldest first."""
    places = added_statements(replay, base, tip)
    snapshot, entries = statements_at(replay, tip, places)
    render_context = RenderContext(context.words, snapshot)
    told = [(entry.statement.at, _statement_told(render_context, snapshot, entry)) for entry in entries]
    range_ = f"{base}..{tip}" if base not in (None, empty_tree(tip)) else tip
    prefix = context.repository.prefix
    said = _commits_of(replay, range_, {f"{prefix}{path.rpartition('/')[0]}" for path in places})
    told += [
        (one.at, _act_told(render_context, snapshot, one))
        for one, others in commits(context.repository, range_)
        if not others and (one.commit not in said or one.act == "workspace.task-import")
    ]
    return [line for _, line in sorted(told, key=lambda pair: pair[0])]


def added_statements(replay: Replay, base: str | None, tip: str) -> dict[str, Place]:
    """The statements that are new between two commits, by their paths in the workspace."""
    prefix = replay.repository.prefix
    added = (
        path.removeprefix(prefix)
        for path, (before, _) in replay.changes(base or empty_tree(tip), tip).items()
        if before is None and path.startswith(prefix)
    )
    return {path: found for path in added if (found := place(path)) and found.kind == "statement"}


def statements_at(replay: Replay, tip: str, places: Mapping[str, Place]) -> tuple[Snapshot, list[Entry]]:
    """Some statements of a commit, and what they are part of."""
    snapshot = replay.load(tip, {found.collab for found in places.values()}).snapshot
    return snapshot, [e for c in snapshot.collabs.values() for e in c.entries if path_of(e.record) in places]


def _commits_of(replay: Replay, range_: str, directories: set[str]) -> set[str]:
    """The commits that added something in some directories."""
    if not directories:
        return set()
    shown = ("log", "--format=%H", "--diff-filter=A", "--no-renames", "--end-of-options", range_, "--")
    return set(replay.git.run(*shown, *sorted(directories)).text.splitlines())


def _statement_told(context: RenderContext, snapshot: Snapshot, entry: Entry) -> str:
    """A statement as a sentence."""
    collab = entry.statement.on.partition("/")[0]
    return statement_sentence(context, entry, snapshot.collabs[collab].entries)


def _act_told(context: RenderContext, snapshot: Snapshot, own: LocalCommit) -> str:
    """A commit without a statement as a sentence: an act on a plan, or its subject line where xcollab did not make it."""
    kind, _, act = own.act.partition(".")
    if kind in ("request", "task") and act in ("create", "edit"):
        author = member_of(snapshot, own.email)
        return plan_edit_sentence(context, own.act, own.on, author.id if author else own.name, own.fields)
    return context.words(N_("{who}: {what}"), who=safe_line(own.name), what=safe_line(own.subject))
