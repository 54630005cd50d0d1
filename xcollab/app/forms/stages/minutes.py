"""The agenda of a collaboration, and the minutes that begin with it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xcollab.app.forms.form import Subject
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.workflow.views.agenda import Agenda


def of(view: "WorkspaceView", collab: str) -> "Agenda":
    """The agenda of a collaboration as it stands."""
    from xcollab.workflow.views.agenda import agenda
    from xcollab.workflow.views.overdue import overdue
    from xcollab.workflow.views.summary import tasks_of

    state = view.state(collab)
    owed = view.obligations(state)
    problems = (*owed, *view.leavers(state))
    return agenda(view.snapshot, state, problems, overdue(tasks_of(state), owed, view.now.date()))


def minutes(view: "WorkspaceView", subject: "Subject") -> dict[str, Any]:
    """The beginning of the minutes of a sync: its kind, its day, and the agenda as its topics."""
    from xcollab.render.text.agenda import topics

    told = topics(view.render_context, of(view, subject.collab))
    return {"kind": "weekly", "held": view.now.date().isoformat(), **({"topics": told} if told else {})}
