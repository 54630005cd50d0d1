"""Acts that may stand on any subject: comment, object, acknowledge, withdraw; and hold, on whatever is owed."""

from dataclasses import replace
from typing import Any

from xcollab.errors import Refused
from xcollab.schema import statement
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.words import N_
from xcollab.workflow.acts.act import Act, Condition, Rule, condition
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.obligations import waits
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ASKED, EARLY, EVER, MACHINE_OF, STATES


@condition("mentions-known", N_("those mentioned exist"))
def _mentions_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    for member in said.mentions:
        if attempt.snapshot.member(member) is None:
            raise Refused("unknown-member", member=member)


@condition("target-known", N_("the statement exists"))
def _target_known(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if said.to is not None and attempt.target is None:
        raise Refused("unknown-statement", name=said.to)


@condition("recorded", N_("somebody else typed it, or it concerns whoever takes note of it"))
def _recorded(attempt: Attempt) -> None:
    said: Any = attempt.statement
    if attempt.target is None:
        raise Refused("unknown-statement", name=said.of)
    if attempt.target.statement.recorded_by is None and attempt.by == attempt.target.statement.by:
        raise Refused("not-recorded", name=said.of)
    if any(
        (e.statement.act, e.statement.by, getattr(e.statement, "of", "")) == ("acknowledge", attempt.by, said.of)
        for e in attempt.state.counted
    ):
        raise Refused("already-acknowledged", name=said.of)


@condition("withdrawable", N_("nothing later stands on it"))
def _withdrawable(attempt: Attempt) -> None:
    """That nothing rests on it is asked of a fold without it, by whoever judges (`judge`)."""
    said: Any = attempt.statement
    if attempt.target is None:
        raise Refused("unknown-statement", name=said.of)
    if attempt.target.record in attempt.state.withdrawn:
        raise Refused("already-withdrawn", name=said.of)


@condition("something-owed", N_("an answer with a deadline is owed"))
def _something_owed(attempt: Attempt) -> None:
    owed = [wait for wait in waits(attempt.snapshot, attempt.state) if wait.subject == attempt.subject and wait.asked]
    if not owed:
        raise Refused("no-deadline", subject=attempt.subject)
    since = max(wait.asked[-1].since for wait in owed)
    if attempt.state.holds.get(attempt.subject, since) > since:
        raise Refused("held-already", subject=attempt.subject)


def _sources(machine: str) -> tuple[str, ...]:
    """Every state of something that is there; minutes have no states."""
    return tuple(state for state in STATES[machine] if state != "none") or ("none",)


def _anywhere(kind: str) -> tuple[Act, ...]:
    def act(
        name: str, model: type[Statement], need: Condition, who: tuple[str, ...], during: tuple[str, ...] = EVER
    ) -> Act:
        return Act(kind, name, (Rule(machine, name, _sources(machine), "", who, request=during, needs=(need,)),), model)

    machine = MACHINE_OF[kind]
    return (
        act("comment", statement.Comment, _mentions_known, ("participant", "asked")),
        act("object", statement.Objection, _target_known, ("participant",)),
        act("acknowledge", statement.Acknowledgement, _recorded, ("speaker", "addressee")),
        act("withdraw", statement.Withdrawal, _withdrawable, ("author", "coordinator"), EARLY),
    )


def _hold(state: State, entry: Entry, rule: Rule) -> State:
    return replace(state, holds={**state.holds, entry.subject: entry.statement.at})


def _holding(kind: str) -> Act:
    machine = MACHINE_OF[kind]
    rule = Rule(machine, "hold", _sources(machine), "", ("coordinator",), request=ASKED, carries=("reason",),
                needs=(_something_owed,))  # fmt: skip
    return Act(kind, "hold", (rule,), statement.Hold, effect=_hold)


ANYWHERE = frozenset({"comment", "object", "acknowledge", "withdraw", "hold"})
"""Acts that are no step of a subject's own way."""

ACTS = (
    *(_holding(kind) for kind in ("feedback", "task", "acceptance", "issue")),
    *(act for kind in ("request", "feedback", "meeting", "task", "issue", "acceptance") for act in _anywhere(kind)),
)
