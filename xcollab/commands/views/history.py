"""`xcollab history`: the acts, told in sentences; those on plans come from the commits, the others from the statements."""

from xcollab.app.forms.common import statement_named
from xcollab.app.forms.subject_inputs import COLLAB, Argument, Option
from xcollab.app.forms.values import whole
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe
from xcollab.render.text.sentences import said_before, sentence
from xcollab.schema.snapshot import Entry
from xcollab.store.disk.layout import path_of
from xcollab.store.git.history import Told, acts
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.workflow.model.state import State

_PLAN_ACTS = ("request.create", "request.edit", "task.create", "task.edit")
_LAST = Option("last", ("--last",), N_("Only the newest N."), metavar="N")


def run(
    terminal: Terminal,
    subject: str | None,
    collab: str | None,
    last: str | None,
    at: str | None,
    now: str | None,
    json: bool,
) -> None:
    """Print the history of a collaboration, of one task or issue, or of one statement."""
    view = reading(terminal, at, now)
    home, wanted = _wanted(view, subject, collab)
    state = view.state(home)
    shown = whole("--last", last) if last else 0
    entries = [entry for entry in state.collab.entries if wanted is None or _concerns(entry, wanted)]
    told = [t for t in acts(terminal.repository, view.revision.commit, home) if t.act in _PLAN_ACTS]
    plans = [t for t in told if wanted is None or t.subject.endswith(f"/{wanted}") or t.subject == wanted]
    if json:
        from xcollab.app.views.looking import HistoryView

        return terminal.show_json(HistoryView(home, entries, plans))
    lines = [(t.at, _plan_line(view, t)) for t in plans] + [(e.statement.at, _line(view, state, e)) for e in entries]
    lines.sort(key=lambda line: line[0])
    for _, line in lines[-shown:]:
        terminal.say(line)


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


def _plan_line(view: WorkspaceView, told: Told) -> str:
    kind, _, act = told.act.partition(".")
    by = next((m.id for _, m in view.snapshot.members() if alike(told.email) in map(alike, m.email)), told.author)
    moment = told.at.astimezone(view.snapshot.workspace.zone)
    line = sentence(view.context.words, view.snapshot, kind, act, told.subject, by, None, fields=told.fields)
    return f"{moment:%Y-%m-%d %H:%M}  {line}  [{told.commit[:7]}]"


def _line(view: WorkspaceView, state: State, entry: Entry) -> str:
    said = entry.statement
    named = state.collab.id if entry.kind in ("request", "meeting") else f"{state.collab.id}/{entry.subject}"
    moment = said.at.astimezone(view.snapshot.workspace.zone)
    mark = view.context.words(N_(" [withdrawn]")) if entry.record in state.withdrawn else ""
    again = said_before(state.counted, entry)
    line = sentence(view.context.words, view.snapshot, entry.kind, said.act, named, said.by, entry, again=again)
    return f"{moment:%Y-%m-%d %H:%M}  {line}{mark}  ({safe(path_of(entry.record).rpartition('/')[2])})"


COMMANDS: tuple[Command, ...] = (
    Command("history", N_("The acts, told in sentences."), run,
            (Argument("subject", N_("A collaboration, a task, an issue, or a statement's name."), False),),
            (COLLAB, _LAST, *READING),
            ("xcollab history", "xcollab history competitor-report", "xcollab history q3-launch --last 10"), paged=True),
)  # fmt: skip
