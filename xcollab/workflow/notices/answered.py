"""Who answered already where several are asked the same: the other departments, the other party of an acceptance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.errors import Said, Word
from xcollab.words import N_
from xcollab.workflow.model.state_machines import PARTIES

if TYPE_CHECKING:
    from xcollab.workflow.model.state import State
    from xcollab.workflow.obligations.obligation import Obligation


class Given(NamedTuple):
    """An answer to the question that somebody is asked as well, or that there is none yet."""

    group: str
    """`department` or `party`."""
    whose: str
    by: str = ""
    """Who gave it; empty where nobody did."""
    at: datetime | None = None
    what: Word | Said | None = None


def answered(state: State, owed: Obligation) -> tuple[Given, ...]:
    """What the others said to the same question; nothing where nobody else is asked it."""
    match (owed.of or owed).kind:
        case "give-feedback" | "renew-feedback":
            return tuple(_departments(state, owed.subject))
        case "approve-request":
            return tuple(_departments(state, ""))
        case "judge":
            return tuple(_parties(state, owed.subject, owed.party))
    return ()


def _departments(state: State, own: str) -> Iterator[Given]:
    for name, feedback in state.feedback.items():
        if name == own:
            continue
        if feedback.entry and state.current(name):
            said = feedback.entry.statement
            yield Given("department", name, said.by, said.at, Word("feedback", feedback.status))
        else:
            yield Given("department", name)


def _parties(state: State, task: str, own: str) -> Iterator[Given]:
    for party in PARTIES:
        if party == own:
            continue
        verdict = state.tasks[task].verdicts.get(party)
        if verdict:
            yield Given("party", party, verdict.statement.by, verdict.statement.at, Said(N_("passed")))
        else:
            yield Given("party", party)
