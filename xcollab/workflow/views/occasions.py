"""What led to something that is owed: the statements that whoever owes it wants to read before answering."""

from collections.abc import Callable, Mapping
from typing import Any

from xcollab.schema.snapshot import Entry
from xcollab.schema.stage_request import Change
from xcollab.workflow.model.fingerprints import TERMS_OF_REQUEST
from xcollab.workflow.model.obligations import Obligation
from xcollab.workflow.model.state import State

_Found = tuple[Entry | None, ...]


def occasions(state: State, wait: Obligation) -> tuple[Entry, ...]:
    """The statements that led to a wait, the oldest first; none where the plan says it all."""
    find = _BY_KIND.get(wait.kind)
    return tuple(entry for entry in find(state, wait) if entry is not None) if find else ()


def terms_revised(state: State, department: str) -> tuple[Change, ...]:
    """How the terms that a department answered have changed since: each field once, from what it answered to what stands now."""
    answered = state.feedback[department].entry if department in state.feedback else None
    if answered is None:
        return ()
    since = state.counted[state.counted.index(answered) + 1 :] if answered in state.counted else state.counted
    changed: dict[str, Change] = {}
    for entry in since:
        said: Any = entry.statement
        for change in said.changes if entry.kind == "request" and said.act == "revise" else ():
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


def _last(state: State, subject: str, *acts: str, kind: str | None = None) -> Entry | None:
    """The newest statement of some acts on a subject."""
    found = (
        entry
        for entry in reversed(state.counted)
        if entry.subject == subject and entry.statement.act in acts and kind in (None, entry.kind)
    )
    return next(found, None)


def _feedback(state: State, wait: Obligation) -> _Found:
    return (state.feedback[wait.subject].entry,)


def _conditions(state: State, wait: Obligation) -> _Found:
    """What the coordinator takes note of by confirming."""
    return tuple(feedback.entry for feedback in state.feedback.values() if feedback.status == "conditions")


def _returned(state: State, wait: Obligation) -> _Found:
    return state.tasks[wait.subject].returns[-1:]


def _asked_for_help(state: State, wait: Obligation) -> _Found:
    return (state.tasks[wait.subject].last_log,)


def _helped(state: State, wait: Obligation) -> _Found:
    asked = state.tasks[wait.subject].last_log
    answer = _last(state, wait.subject, "comment")
    return (asked, answer)


def _handed_in(state: State, wait: Obligation) -> _Found:
    """The deliverables, and what was said of the round before."""
    task = state.tasks[wait.subject]
    return (*task.returns[-1:], task.delivery)


def _opened(state: State, wait: Obligation) -> _Found:
    """The problem, and why a proposal was turned down or the issue came back."""
    issue = state.issues[wait.subject]
    return (issue.opening, _last(state, wait.subject, "reject", "reopen", "transfer", kind="issue"))


def _proposed(state: State, wait: Obligation) -> _Found:
    return (state.issues[wait.subject].proposal,)


def _recorded(state: State, wait: Obligation) -> _Found:
    return tuple(entry for entry in state.counted if entry.name == wait.subject)


def _asked(state: State, wait: Obligation) -> _Found:
    """The question: whoever is asked knows it by its moment and its words."""
    return tuple(
        entry
        for entry in state.counted
        if entry.statement.act == "comment"
        and (entry.subject, entry.statement.at) == (wait.subject, wait.since)
        and getattr(entry.statement, "text", "") == wait.about
    )


_BY_KIND: Mapping[str, Callable[[State, Obligation], _Found]] = {
    "confirm-request": _conditions,
    "answer-changes": _feedback,
    "answer-decline": _feedback,
    "answer-declined": lambda state, wait: (_last(state, wait.subject, "decline"),),
    "mend-returned": _returned,
    "hand-in": _returned,
    "help": _asked_for_help,
    "go-on": _helped,
    "judge": _handed_in,
    "propose-solution": _opened,
    "agree-solution": _proposed,
    "resolve-issue": _proposed,
    "acknowledge": _recorded,
    "mentioned": _recorded,
    "date-moved": _recorded,
    "task-cancelled": _recorded,
    "handed-on": _recorded,
    "action-given": _recorded,
    "reply": _asked,
}
"""By kind of wait."""
