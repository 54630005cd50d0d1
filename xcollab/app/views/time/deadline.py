"""How deadlines were counted, day by day."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.named_subjects import owed_on
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.business_days import Counted, counted
from xcollab.workflow.time.deadlines import Deadline, hears


@dataclass(frozen=True)
class DeadlineData:
    """A deadline, and how it came about."""

    obligation: Obligation
    deadline: Deadline
    days: Sequence[Sequence[Counted]]
    """For each time it was asked, the days counted."""
    hears: Sequence[str]
    """Members who hear of it at the step reached."""


@dataclass(frozen=True)
class DeadlinesView(View):
    """`deadline explain`: how deadlines were counted, day by day."""

    NAME: ClassVar[str] = "deadlines"
    deadlines: Sequence[DeadlineData]


def deadlines(view: WorkspaceView, subject: str, collab: str | None = None) -> DeadlinesView:
    """Those of a department asked, a task, an issue, or a collaboration; raises `Refused` where none runs."""
    home, _, name = subject.rpartition("/")
    found = _of(view, name, home or collab) if not home or home in view.collabs.named else []
    if not found:  # by its title, or a part of it
        meant = owed_on(view, subject, collab)
        found = _of(view, meant.id, meant.collab or None)
    if not found:
        raise Refused("no-deadline", subject=subject)
    return DeadlinesView(found)


def _of(view: WorkspaceView, name: str, home: str | None) -> list[DeadlineData]:
    states = [view.state(view.collab(home))] if home else view.states()
    return [
        DeadlineData(
            obligation, deadline, [list(counted(view.days, clock.since, clock.within)) for clock in obligation.asked],
            hears(view.snapshot, obligation, state.request.coordinator, deadline.level),
        )
        for state in states
        for obligation, deadline in view.obligations(state)
        if deadline and name in (obligation.subject, obligation.collab)
    ]  # fmt: skip
