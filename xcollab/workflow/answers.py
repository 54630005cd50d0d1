"""Questions with a clock, and their answers: who had the ball from when to when. What outlook and metrics count by."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.fold import in_order
from xcollab.workflow.state import State


class Answer(NamedTuple):
    """One question, and its answer if there is one."""

    kind: str
    """feedback, solution or verdict."""
    department: str
    """Who had to answer; who answered, once somebody did."""
    subject: str
    since: datetime
    within: str
    at: datetime | None = None


_Open = dict[tuple[str, str], Answer]


def answers(snapshot: Snapshot, state: State) -> list[Answer]:
    """Every question asked so far in a collaboration, the unanswered ones last."""
    waiting: _Open = {}
    given = [
        found
        for entry in in_order(state.counted)
        for found in _told(snapshot, state, waiting, entry.kind, entry.subject, entry.statement)
    ]
    return [*given, *waiting.values()]


def _told(snapshot: Snapshot, state: State, waiting: _Open, kind: str, subject: str, said: Any) -> Iterator[Answer]:
    match (kind, said.act):
        case ("request", "submit" | "revise"):
            for department in said.asked:
                waiting["feedback", department] = Answer("feedback", department, department, said.at, said.within)
        case ("issue", "open" | "reject" | "reopen"):
            department = state.issues[subject].department if subject in state.issues else ""
            waiting["solution", subject] = Answer("solution", department, subject, said.at, said.within)
        case ("acceptance", "submit"):
            for party, department in _parties(snapshot, state).items():
                waiting[party, subject] = Answer("verdict", department, subject, said.at, said.within)
        case ("feedback", "feedback"):
            yield from _answered(waiting, ("feedback", subject), subject, said.at)
        case ("issue", "propose"):
            yield from _answered(waiting, ("solution", subject), snapshot.department_of(said.by), said.at)
        case ("acceptance", "pass"):
            yield from _answered(waiting, (said.party, subject), snapshot.department_of(said.by), said.at)
        case ("acceptance", "return"):
            yield from _answered(waiting, (said.party, subject), snapshot.department_of(said.by), said.at)
            for party in ("requester", "coordinator"):  # one return ends the round; the other verdict is not owed
                waiting.pop((party, subject), None)


def _answered(waiting: _Open, key: tuple[str, str], department: str, at: datetime) -> Iterator[Answer]:
    found = waiting.pop(key, None)
    if found is not None:
        yield found._replace(department=department, at=at)


def _parties(snapshot: Snapshot, state: State) -> dict[str, str]:
    request = state.collab.request
    return {
        "requester": request.department if request else "",
        "coordinator": snapshot.department_of(state.request.coordinator),
    }
