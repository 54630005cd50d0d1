"""What led to something that is owed: the statements that whoever owes it wants to read before answering."""

from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.request import Change, Revision
from xcollab.workflow.model.fingerprints import TERMS_OF_REQUEST
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of


def occasions(state: State, obligation: Obligation) -> tuple[Entry, ...]:
    """The statements that led to an obligation, the oldest first; none where the plan says it all."""
    return tuple(entry for entry in kind_of(obligation).occasion(state, obligation) if entry is not None)


def terms_revised(state: State, department: str) -> tuple[Change, ...]:
    """How the terms that a department answered have changed since: each field once, from what it answered to what stands now."""
    answered = state.feedback[department].entry if department in state.feedback else None
    if answered is None:
        return ()
    since = state.counted[state.counted.index(answered) + 1 :] if answered in state.counted else state.counted
    changed: dict[str, Change] = {}
    for entry in since:
        said = entry.statement
        for change in said.changes if isinstance(said, Revision) else ():
            if change.field in (*TERMS_OF_REQUEST, "special_requirements"):
                first = changed.get(change.field, change)
                changed[change.field] = Change.model_validate(
                    {"field": change.field, "from": first.from_, "to": change.to}
                )
    concerning = (_concerning(change, department) for change in changed.values())
    return tuple(change for change in concerning if change.from_ != change.to)


def _concerning(change: Change, department: str) -> Change:
    """Of the special requirements, those of this department and those of all."""
    if change.field != "special_requirements":
        return change
    mine = [
        [item for item in side if isinstance(item, dict) and item.get("department") in (None, department)]
        if isinstance(side, list)
        else []
        for side in (change.from_, change.to)
    ]
    return Change.model_validate({"field": change.field, "from": mine[0], "to": mine[1]})
