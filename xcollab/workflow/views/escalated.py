"""What is late, for those who hear of it: liaison, coordinator, lead and executive find in their inbox what was escalated to them.

They owe nothing; they are shown what they may do about it.
"""

from collections.abc import Iterable, Iterator

from xcollab.schema.names import place_of
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.obligations import Obligation
from xcollab.workflow.model.state import State
from xcollab.workflow.time.deadlines import Dated, heard_as
from xcollab.workflow.views.overdue import OF_A_TASK

_OF_AN_ISSUE = frozenset({"propose-solution", "agree-solution", "resolve-issue"})


def escalated(snapshot: Snapshot, states: Iterable[State], owed: Iterable[Dated]) -> Iterator[Dated]:
    """One wait for each person who hears of something late, of the kind `escalated`; who owes it anyway is left out."""
    coordinators = {state.collab.id: state.request.coordinator for state in states}
    told: set[tuple[str, str, str, str]] = set()
    for wait, deadline in owed:
        if deadline is None or not deadline.level:
            continue
        matter = "task" if wait.kind in OF_A_TASK else wait.kind
        for member, post in heard_as(snapshot, wait, coordinators[wait.collab], deadline.level).items():
            key = (member, wait.collab, wait.subject, matter)
            if member in wait.people or key in told:
                continue
            told.add(key)
            yield Dated(_heard(wait, member, post), deadline)


def _heard(wait: Obligation, member: str, post: str) -> Obligation:
    return wait._replace(kind="escalated", people=(member,), party=post, on=_place(wait), of=wait)


def _place(wait: Obligation) -> str:
    """Where it is talked about."""
    if wait.on:
        return wait.on
    if wait.kind in _OF_AN_ISSUE:
        return place_of("issue", wait.collab, wait.subject)
    if wait.kind in OF_A_TASK or wait.kind == "judge":
        return place_of("task", wait.collab, wait.subject)
    return place_of("request", wait.collab, wait.collab)
