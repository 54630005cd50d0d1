"""What an act can be done to now, by who is at work: for completion, which offers nothing that would be refused."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from xcollab.app.forms.form import Form
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import XcollabError
from xcollab.schema.snapshot import Entry
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.judge import speaks_as
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.views.replies import Reply, allowed

_NEWEST = 100
"""Statements looked at, the newest first, because each is judged; whoever means an older one types how its name begins."""


class _Asked(NamedTuple):
    """What is looked for, and who would do what with it."""

    view: WorkspaceView
    what: str
    begun: str
    form: Form
    actor: str


def applicable(
    terminal: Terminal, what: str, begun: str, form: object, collab: str | None
) -> Iterator[tuple[str, str]]:
    """What can be typed in the place of the act's subject, and its title."""
    assert isinstance(form, Form)
    view = WorkspaceView(terminal)
    asked = _Asked(view, what, begun, form, view.member.id)
    states = [state for state in view.states() if not collab or state.collab.id.startswith(collab)]
    found = [(state, name, about) for state in states for name, about in _subjects(asked, state)]
    for state, name, about in found:
        several = sum(other == name for _, other, _ in found) > 1
        whole = what not in ("collab", "statement") and (several or "/" in begun) and name != state.collab.id
        yield (f"{state.collab.id}/{name}" if whole else name), about


def _subjects(asked: _Asked, state: State) -> Iterator[tuple[str, str]]:
    what, collab, request = asked.what, state.collab, state.collab.request
    if what in ("collab", "matter") and _may(asked, state, "request", collab.id):
        yield collab.id, request.title if request else ""
    if what in ("task", "matter"):
        kind = asked.form.kind if asked.form.kind in ("task", "acceptance") else "task"
        yield from ((key, t.title) for key, t in collab.tasks.items() if _may(asked, state, kind, key))
    if what in ("issue", "matter"):
        for key, issue in state.issues.items():
            if _may(asked, state, "issue", key):
                yield key, str(getattr(issue.opening.statement, "title", ""))
    if what == "statement":
        meant = (entry for entry in reversed(collab.entries) if entry.name.startswith(asked.begun))
        yield from ((e.name, _about(asked.view, e)) for e in islice(meant, _NEWEST) if _can(asked, state, e))


def _may(asked: _Asked, state: State, kind: str, name: str) -> bool:
    form = asked.form
    if form.kind not in ("", kind):
        return True  # not the act's subject, but what it names besides
    if not form.kind:
        return True  # an act on anything
    try:
        speaks_as(Attempt(asked.view.snapshot, state, kind, name, form.act, asked.actor, asked.actor))
    except XcollabError:
        return False
    return True


def _can(asked: _Asked, state: State, entry: Entry) -> bool:
    """What can be taken back can be withdrawn, by its author or the coordinator; what others recorded for one, acknowledged."""
    said, act = entry.statement, asked.form.act
    if act == "withdraw":
        reply = Reply(entry.kind, "withdraw", entry.subject, {"of": entry.name, "reason": "-"}, entry.name, whole=True)
        return act_of(entry).withdrawable and allowed(asked.view.snapshot, state, reply, asked.actor)
    return said.by == asked.actor and bool(said.recorded_by) if act == "acknowledge" else True


def _about(view: WorkspaceView, entry: Entry) -> str:
    act = act_of(entry)
    return f"{view.context.words(act.label)} {entry.statement.on}"
