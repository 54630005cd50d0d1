"""What was said, and how plans were changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.app.forms.common import statement_named
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.base.json_data import View
from xcollab.schema.snapshot import Entry
from xcollab.store.git.history import Told, acts
from xcollab.words.characters import alike

_PLAN_ACTS = ("request.create", "request.edit", "task.create", "task.edit")


@dataclass(frozen=True)
class HistoryView(View):
    """`history`: what was said, and how plans were changed."""

    NAME: ClassVar[str] = "history"
    collab: str
    statements: Sequence[Entry]
    plans: Sequence[Told]


def history(view: WorkspaceView, subject: str | None = None, collab: str | None = None) -> HistoryView:
    """Of a collaboration, of one task or issue, or of one statement. Acts on plans come from the commits."""
    home, wanted = _wanted(view, subject, collab)
    entries = [entry for entry in view.state(home).collab.entries if wanted is None or _concerns(entry, wanted)]
    told = [t for t in acts(view.context.repository, view.revision.commit, home) if t.act in _PLAN_ACTS]
    plans = [t for t in told if wanted is None or t.subject.endswith(f"/{wanted}") or t.subject == wanted]
    return HistoryView(home, entries, plans)


def author_of(view: WorkspaceView, told: Told) -> str:
    """The member who committed it; the name in the commit, where nobody has that address."""
    return next((m.id for _, m in view.snapshot.members() if alike(told.email) in map(alike, m.email)), told.author)


def _concerns(entry: Entry, wanted: str) -> bool:
    """On the subject, or about it: an issue that names the task, a move of its date."""
    named = {wanted} & {
        entry.subject,
        entry.name,
        getattr(entry.statement, "follow_up", None),
        *getattr(entry.statement, "tasks", ()),
    }
    return bool(named) or any(move.task == wanted for move in getattr(entry.statement, "moves", ()))


def _wanted(view: WorkspaceView, subject: str | None, collab: str | None) -> tuple[str, str | None]:
    """The collaboration, and the task, issue or statement where one is meant."""
    if subject is None:
        return view.collab(collab), None
    for find in (view.task, view.issue):
        try:
            return find(subject, collab)
        except Misused:
            continue
    if subject in view.snapshot.collabs:  # the end of a statement's name may look like it
        return subject, None
    try:
        entry = statement_named(view, subject, collab)
        return entry.statement.on.partition("/")[0], entry.name
    except Misused:
        return view.collab(subject), None
