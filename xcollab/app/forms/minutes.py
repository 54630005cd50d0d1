"""The agenda of a collaboration, and the minutes that begin with it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xcollab.app.desk import Desk
    from xcollab.app.forms.form import Subject
    from xcollab.workflow.views.agenda import Agenda


def of(desk: "Desk", collab: str) -> "Agenda":
    """The agenda of a collaboration as it stands."""
    from xcollab.workflow.views.agenda import agenda
    from xcollab.workflow.views.overdue import overdue

    state = desk.state(collab)
    owed = desk.waits(state)
    problems = (*owed, *desk.leavers(state))
    return agenda(desk.snapshot, state, problems, overdue(desk.snapshot, [state], owed, desk.now.date()))


def minutes(desk: "Desk", subject: "Subject") -> dict[str, Any]:
    """The beginning of the minutes of a sync: its kind, its day, and the agenda as its topics."""
    from xcollab.render.text.agenda import topics

    told = topics(desk.context.words, desk.snapshot, of(desk, subject.collab))
    return {"kind": "weekly", "held": desk.now.date().isoformat(), **({"topics": told} if told else {})}
