"""Decisions wanted (需您拍板): what waits for a yes or a no, what stands there, which ways lead on, and by when.

An executive reads these first, so each carries its substance: the proposal, the reason, the deliverables, not only an id.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from xcollab.schema.parts.moves import moves_of
from xcollab.schema.statements.acceptance import Delivery
from xcollab.schema.statements.feedback import Feedback
from xcollab.schema.statements.issue import Proposal
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.time.lateness import is_late

_WHEN_LATE = ("task.reschedule", "task.reassign")
"""What can be decided about a delay that somebody expects; nobody owes a word on it."""


class Decision(NamedTuple):
    """One thing to decide."""

    kind: str
    """A kind of wait, or `delay`: somebody expects to be late and nobody has said what then."""
    collab: str
    subject: str
    title: str
    people: tuple[str, ...]
    options: tuple[str, ...]
    by: date | None
    over: int
    """Working days past that day."""
    party: str = ""


def decisions(state: State, owed: Iterable[Dated], today: date) -> tuple[Decision, ...]:
    """Everything to decide in one collaboration, the most urgent first."""
    found = [_from_wait(state, each) for each in owed if kind_of(each.obligation).options]
    found += _delays(state, today)
    return tuple(sorted(found, key=lambda d: (d.by is None, d.by or date.max, d.kind, d.subject, d.party)))


def _from_wait(state: State, each: Dated) -> Decision:
    wait, deadline = each
    by = deadline.moment.date() if deadline else None
    return Decision(
        wait.kind, wait.collab, wait.subject, _title(state, wait), wait.people[:1], tuple(".".join(act) for act in kind_of(wait).options), by,
        deadline.over if deadline else 0, wait.party,
    )  # fmt: skip


def _title(state: State, wait: Obligation) -> str:
    plan = state.collab.tasks.get(wait.subject)
    return plan.title if plan else wait.about


def _delays(state: State, today: date) -> Iterator[Decision]:
    if state.request.status != "confirmed":
        return
    for task_id, task in state.tasks.items():
        if task.delay and task.due and is_late(task, today):
            title, people = state.collab.tasks[task_id].title, (state.request.coordinator,)
            yield Decision("delay", state.collab.id, task_id, title, people, _WHEN_LATE, task.due, 0)


def substance(words: Words, state: State, decision: Decision) -> tuple[str, ...]:
    """What there is to decide about, in the words of those who said it."""
    match decision.kind:
        case "agree-solution":
            return _proposal(words, state, decision.subject)
        case "answer-changes" | "answer-decline":
            entry = state.feedback[decision.subject].entry
            said = entry.said_as(Feedback) if entry else None
            return (*said.changes, *filter(None, [said.reason])) if said else ()
        case "answer-declined":
            return _declining(state, decision.subject)
        case "answer-date":
            return _proposed_date(words, state, decision.subject)
        case "judge":
            delivery = state.tasks[decision.subject].delivery
            given = delivery.said_as(Delivery).deliverables if delivery else ()
            return tuple(f"{item.name} × {item.quantity}" for item in given)
        case "delay":
            delay = state.tasks[decision.subject].delay
            return (words(N_("expected {day}: {reason}"), day=delay.forecast, reason=delay.reason),) if delay else ()
    return ()


def _proposed_date(words: Words, state: State, task: str) -> tuple[str, ...]:
    proposal = state.tasks[task].proposed
    told = N_("{task}: {before} → {after} ({reason})")
    moves = moves_of(proposal.statement) if proposal else ()
    return tuple(words(told, task=m.task, before=m.from_, after=m.to, reason=m.reason) for m in moves)


def _proposal(words: Words, state: State, issue_id: str) -> tuple[str, ...]:
    proposal = state.issues[issue_id].proposal
    if proposal is None:
        return ()
    said = proposal.said_as(Proposal)
    ready = (words(N_("ready by {day}"), day=said.ready_by),) if said.ready_by else ()
    return (said.text, *ready)


def _declining(state: State, task_id: str) -> tuple[str, ...]:
    reasons = (
        getattr(entry.statement, "reason", "")
        for entry in reversed(state.counted)
        if entry.act == "decline" and entry.kind == "task" and entry.subject == task_id
    )
    return tuple(filter(None, [next(reasons, "")]))
