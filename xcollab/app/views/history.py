"""What was said, and how plans were changed."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.named_subjects import subject_named
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.base.json_data import View
from xcollab.render.base.sanitize import safe
from xcollab.render.text.sentences import FirstSaid, plan_edit_sentence, statement_sentence
from xcollab.schema.dataclass import dataclass
from xcollab.schema.snapshot import Entry
from xcollab.store.git.history import Told, acts
from xcollab.words import N_
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


def history_lines(view: WorkspaceView, found: HistoryView) -> list[str]:
    """The acts in sentences, the oldest first."""
    lines = [(told.at, _plan_line(view, told)) for told in found.plans]
    first = FirstSaid(view.state(found.collab).counted)
    lines += [(entry.at, _line(view, entry, first)) for entry in found.statements]
    return [line for _, line in sorted(lines, key=lambda line: line[0])]


def _plan_line(view: WorkspaceView, told: Told) -> str:
    by = _author(view, told)
    moment = told.at.astimezone(view.snapshot.workspace.zone)
    line = plan_edit_sentence(view.render_context, told.act, told.subject, by, told.fields)
    return f"{moment:%Y-%m-%d %H:%M}  {line}  [{told.commit[:7]}]"


def _line(view: WorkspaceView, entry: Entry, first: FirstSaid) -> str:
    state = view.state(entry.on.partition("/")[0])
    moment = entry.at.astimezone(view.snapshot.workspace.zone)
    mark = view.context.words(N_(" [withdrawn]")) if entry.record in state.withdrawn else ""
    line = statement_sentence(view.render_context, entry, first)
    return f"{moment:%Y-%m-%d %H:%M}  {line}{mark}  ({safe(entry.name)}.yaml)"


def _author(view: WorkspaceView, told: Told) -> str:
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
    kinds = ("task", "issue") if collab else ("collab", "task", "issue")
    try:
        found = subject_named(view, kinds, subject, collab)
        return found.collab, None if found.kind == "collab" else found.id
    except Misused as nothing:
        from xcollab.app.forms.stages.common import statement_named

        try:
            entry = statement_named(view, subject, collab)
        except Misused as unknown:
            raise (unknown if unknown.code == "ambiguous" else nothing) from None
        return entry.statement.on.partition("/")[0], entry.name
