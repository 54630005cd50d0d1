"""Questions with a clock and their answers, by the department that had the ball: what outlook and metrics count by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.workflow.model.questions import Clock, Question

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot
    from xcollab.workflow.model.state import State


class Answer(NamedTuple):
    """One question, and its answer if there is one."""

    kind: str
    """feedback, solution, verdict or date."""
    department: str
    """Who had to answer; who answered, once somebody did."""
    subject: str
    asked: tuple[Clock, ...]
    at: datetime | None = None
    until: datetime | None = None
    """When nobody waited for it any more, if it was never answered."""

    @property
    def since(self) -> datetime:
        """When it was first asked."""
        return self.asked[0].since


def answers(snapshot: Snapshot, state: State) -> list[Answer]:
    """Every question asked so far in a collaboration, the unanswered ones last."""
    return list(_told(snapshot, state))


def _told(snapshot: Snapshot, state: State) -> Iterator[Answer]:
    for question in (*state.ended, *state.questions.values()):
        said = question.answered.statement if question.answered else None
        department = _asked(snapshot, state, question)
        if said and question.kind != "feedback":
            department = snapshot.department_of(said.by)
        at = said.at if said else None
        yield Answer(question.kind, department, question.subject, question.asked, at, question.dropped)


def _asked(snapshot: Snapshot, state: State, question: Question) -> str:
    request = state.collab.request
    match (question.kind, question.party):
        case ("feedback", _):
            return question.subject
        case ("solution", _):
            return state.issues[question.subject].department
        case ("date", _):
            return state.collab.tasks[question.subject].department
        case (_, "requester"):
            acceptor = state.acceptor(question.subject)  # who is named for that side holds the ball
            return snapshot.department_of(acceptor) if acceptor else request.department if request else ""
    return snapshot.department_of(state.request.coordinator)
