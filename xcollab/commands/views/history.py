"""`xcollab history`: the acts, told in sentences; those on plans come from the commits, the others from the statements."""

from typing import Any

from xcollab.app.forms.subject_inputs import COLLAB, Argument, Option
from xcollab.app.forms.values import whole
from xcollab.app.views.history import HistoryView, author_of, history
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.render.base.sanitize import safe
from xcollab.render.text.sentences import said_before, sentence
from xcollab.schema.snapshot import Entry
from xcollab.store.git.history import Told
from xcollab.words import N_

_LAST = Option("last", ("--last",), N_("Only the newest N."), metavar="N")


def run(terminal: Terminal, last: str | None, at: str | None, now: str | None, json: bool, **typed: Any) -> None:
    """Print the history of a collaboration, of one task or issue, or of one statement."""
    view = reading(terminal, at, now)
    found = history(view, **typed)
    shown = whole("--last", last) if last else 0
    if json:
        return terminal.show_json(found)
    terminal.say_lines(_lines(view, found)[-shown:])


def _lines(view: WorkspaceView, found: HistoryView) -> list[str]:
    """The acts, the oldest first."""
    lines = [(told.at, _plan_line(view, told)) for told in found.plans]
    lines += [(entry.statement.at, _line(view, entry)) for entry in found.statements]
    return [line for _, line in sorted(lines, key=lambda line: line[0])]


def _plan_line(view: WorkspaceView, told: Told) -> str:
    kind, _, act = told.act.partition(".")
    by = author_of(view, told)
    moment = told.at.astimezone(view.snapshot.workspace.zone)
    line = sentence(view.context.words, view.snapshot, kind, act, told.subject, by, None, fields=told.fields)
    return f"{moment:%Y-%m-%d %H:%M}  {line}  [{told.commit[:7]}]"


def _line(view: WorkspaceView, entry: Entry) -> str:
    state = view.state(entry.statement.on.partition("/")[0])
    said = entry.statement
    named = state.collab.id if entry.kind in ("request", "meeting") else f"{state.collab.id}/{entry.subject}"
    moment = said.at.astimezone(view.snapshot.workspace.zone)
    mark = view.context.words(N_(" [withdrawn]")) if entry.record in state.withdrawn else ""
    again = said_before(state.counted, entry)
    line = sentence(view.context.words, view.snapshot, entry.kind, said.act, named, said.by, entry, again=again)
    return f"{moment:%Y-%m-%d %H:%M}  {line}{mark}  ({safe(entry.name)}.yaml)"


COMMANDS: tuple[Command, ...] = (
    Command("history", N_("The acts, told in sentences."), run,
            (Argument("subject", N_("A collaboration, a task, an issue, or a statement's name."), False),),
            (COLLAB, _LAST, *READING),
            ("xcollab history", "xcollab history competitor-report", "xcollab history q3-launch --last 10"), paged=True),
)  # fmt: skip
