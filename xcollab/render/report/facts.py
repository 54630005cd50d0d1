"""Everything that a report says about one collaboration, as values: Markdown, HTML and JSON are all told from them."""

from collections.abc import Collection
from datetime import date, datetime

from xcollab.render.report.decisions import Decision, decisions
from xcollab.schema.dataclass import dataclass
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.board import Row, board
from xcollab.workflow.views.forecast import Outlook, outlook
from xcollab.workflow.views.summary import tasks_of

CLOSED = ("archived", "cancelled")
"""Requests that nobody works on any more."""


@dataclass(frozen=True)
class Facts:
    """One collaboration on one day."""

    state: State
    today: date
    rows: tuple[Row, ...]
    outlook: Outlook
    decisions: tuple[Decision, ...]
    changes: tuple[Entry, ...] | None
    """What was said since the revision asked for; None where nobody asked."""

    @property
    def owed(self) -> tuple[Dated, ...]:
        """What is waited for, the most urgent first."""
        return self.outlook.balls

    @property
    def running(self) -> bool:
        """Whether anybody still works on it."""
        return self.state.request.status not in CLOSED

    @property
    def title(self) -> str:
        """The request's title, or the id where there is none."""
        return self.state.collab.request.title if self.state.collab.request else self.state.collab.id

    @property
    def done(self) -> int:
        """Tasks done."""
        return sum(row.status == "done" for row in self.rows)

    @property
    def late(self) -> int:
        """Tasks that are late."""
        return sum(row.late for row in self.rows)

    @property
    def needing_help(self) -> int:
        """Tasks that need help."""
        return sum(row.needs_help for row in self.rows)


def gather(
    snapshot: Snapshot,
    state: State,
    owed: tuple[Dated, ...],
    days: WorkDays,
    now: datetime,
    before: Collection[str] | None = None,
) -> Facts:
    """The facts of one collaboration. `before`: the addresses of the statements that were there already."""
    today = now.astimezone(days.zone).date()
    changes = None if before is None else tuple(e for e in in_order(state.counted) if e.record not in before)
    found = outlook(snapshot, state, owed, days, now)
    return Facts(state, today, board(tasks_of(state), today), found, decisions(state, owed, today), changes)
