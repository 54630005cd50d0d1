"""The plans as they stood before and after each statement of one change.

One change, a squash say, may hold several statements that change a plan. Each says what it changed, so that the plan is
rebuilt backwards from the last one. Edits that no statement tells of count as done before the first.
"""

from collections.abc import Sequence

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.workflow.rules.rulebook import act_of


def timeline(roster: Snapshot, before: Collab, after: Collab, said: Sequence[Entry]) -> list[Collab]:
    """The plans before each of the statements, in their order, and after the last; the entries are those of `before`."""
    plans = [replace(after, entries=before.entries)]
    for entry in reversed(said):
        plans.append(_undone(roster, before, plans[-1], entry))
    return plans[::-1]


def _undone(roster: Snapshot, before: Collab, plans: Collab, entry: Entry) -> Collab:
    act = act_of(entry)
    if act.undone:
        return act.undone(roster, plans, entry)
    new = set(act.creates(entry.statement)) - before.tasks.keys()
    return replace(plans, tasks={key: task for key, task in plans.tasks.items() if key not in new}) if new else plans
