"""What an act can be done to now, by who is at work: for completion, which offers nothing that would be refused."""

from collections.abc import Iterator

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


def applicable(
    terminal: Terminal, what: str, begun: str, form: object, collab: str | None
) -> Iterator[tuple[str, str]]:
    """What can be typed in the place of the act's subject, and its title."""
    assert isinstance(form, Form)
    view = WorkspaceView(terminal)
    actor = view.member.id
    states = [state for state in view.states() if not collab or state.collab.id.startswith(collab)]
    found = [(state, name, about) for state in states for name, about in _subjects(view, state, what, form, actor)]
    for state, name, about in found:
        several = sum(other == name for _, other, _ in found) > 1
        whole = what not in ("collab", "statement") and (several or "/" in begun) and name != state.collab.id
        yield (f"{state.collab.id}/{name}" if whole else name), about


def _subjects(view: WorkspaceView, state: State, what: str, form: Form, actor: str) -> Iterator[tuple[str, str]]:
    collab, request = state.collab, state.collab.request
    if what in ("collab", "matter") and _may(view, state, form, "request", collab.id, actor):
        yield collab.id, request.title if request else ""
    if what in ("task", "matter"):
        kind = form.kind if form.kind in ("task", "acceptance") else "task"
        yield from ((key, t.title) for key, t in collab.tasks.items() if _may(view, state, form, kind, key, actor))
    if what in ("issue", "matter"):
        for key, issue in state.issues.items():
            if _may(view, state, form, "issue", key, actor):
                yield key, str(getattr(issue.opening.statement, "title", ""))
    if what == "statement":
        yield from (
            (entry.name, _about(view, entry)) for entry in collab.entries if _can(view, state, entry, form, actor)
        )


def _may(view: WorkspaceView, state: State, form: Form, kind: str, name: str, actor: str) -> bool:
    if form.kind not in ("", kind):
        return True  # not the act's subject, but what it names besides
    if not form.kind:
        return True  # an act on anything
    try:
        speaks_as(Attempt(view.snapshot, state, kind, name, form.act, actor, actor))
    except XcollabError:
        return False
    return True


def _can(view: WorkspaceView, state: State, entry: Entry, form: Form, actor: str) -> bool:
    """What can be taken back can be withdrawn, by its author or the coordinator; what others recorded for one, acknowledged."""
    said = entry.statement
    if form.act == "withdraw":
        reply = Reply(entry.kind, "withdraw", entry.subject, {"of": entry.name, "reason": "-"}, entry.name, whole=True)
        return act_of(entry).withdrawable and allowed(view.snapshot, state, reply, actor)
    return said.by == actor and bool(said.recorded_by) if form.act == "acknowledge" else True


def _about(view: WorkspaceView, entry: Entry) -> str:
    act = act_of(entry)
    return f"{view.context.words(act.label)} {entry.statement.on}"
