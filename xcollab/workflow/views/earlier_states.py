"""How a collaboration stood before each of the last statements: what people knew of it then."""

from collections.abc import Iterator
from datetime import datetime

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.workflow.model.state import State
from xcollab.workflow.review.plan_versions import timeline
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.rules.running_state import Running


def states_since(roster: Snapshot, collab: Collab, moment: datetime) -> Iterator[State]:
    """The states before each statement that was said after a moment, the oldest first.

    Plans are those of their time as far as statements tell; edits that none tells of count as done before.
    """
    said = in_order(entry for entry in collab.entries if entry.at > moment)
    known = replace(collab, entries=tuple(entry for entry in collab.entries if entry.at <= moment))
    plans = timeline(roster, known, collab, said)
    running = Running(plans[0])
    for number, entry in enumerate(said):
        yield running.under(plans[number])
        running.hear(entry)
