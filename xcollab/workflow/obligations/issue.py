"""Stage 5: what is owed on an issue, by the department that must answer and by those who raised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.words import N_
from xcollab.workflow.model.hearing import LADDER
from xcollab.workflow.obligations.kind import Answer, ObligationKind, last_said
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.task import answering

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Entry, Snapshot
    from xcollab.workflow.model.state import State


def _of_the_responsible(snapshot: Snapshot, state: State, owed: Obligation) -> Obligation:
    """Any member may answer; asked are those who speak for the department."""
    department = state.issues[owed.subject].department
    people = tuple(dict.fromkeys(answering(snapshot.departments.get(department))))
    return owed._replace(people=people, department=department)


def _opened(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    """The problem, and why a proposal was turned down or the issue came back."""
    issue = state.issues[owed.subject]
    return (issue.opening, last_said(state, "issue", owed.subject, "reject", "reopen", "transfer"))


def _proposed(state: State, owed: Obligation) -> tuple[Entry | None, ...]:
    return (state.issues[owed.subject].proposal,)


PROPOSE_SOLUTION = ObligationKind(
    "propose-solution", 5, "issue", N_("propose a solution for issue {subject}"), LADDER, ("responsible",),
    (Answer("issue", "propose"),),
    states=("open",), due="clock", detail=_of_the_responsible, occasion=_opened, problem=True,
)  # fmt: skip

AGREE_SOLUTION = ObligationKind(
    "agree-solution", 5, "issue", N_("agree to the solution for {subject}, or turn it down"), LADDER, ("raiser", "coordinator"),
    (Answer("issue", "agree", whole=True),),
    states=("proposed",), due="issue",
    detail=lambda snapshot, state, owed: owed._replace(waiting=state.issues[owed.subject].department),
    options=(("issue", "agree"), ("issue", "reject")), occasion=_proposed, problem=True,
)  # fmt: skip

RESOLVE_ISSUE = ObligationKind(
    "resolve-issue", 5, "issue", N_("resolve issue {subject}"), LADDER, ("raiser", "linked-assignee"), (Answer("issue", "resolve"),),
    states=("agreed",), due="issue", occasion=_proposed, problem=True,
)  # fmt: skip

KINDS = (PROPOSE_SOLUTION, AGREE_SOLUTION, RESOLVE_ISSUE)
