"""The rulebook: which act is allowed from which state, by whom, carrying what. One row a move; no row, no move.

The command line, the check of a hand edit and the fold all go through this table, and `xcollab rules` prints it. It is
total in the sense that every pair of state and act without a row is refused. What needs more than the state (that every
department accepted, that the date is the one in force) has a name in `needs`, and its code in `conditions`.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

STATES: Mapping[str, tuple[str, ...]] = {
    "request": ("none", "draft", "submitted", "confirmed", "archived", "cancelled"),
    "feedback": ("none", "unanswered", "accept", "conditions", "changes", "decline"),
    "meeting": ("none",),
    "task": (
        "none", "proposed", "declined", "todo", "doing", "needs-help", "finished", "in-review", "done", "cancelled",
    ),
    "issue": ("none", "open", "proposed", "agreed", "resolved"),
}  # fmt: skip
"""The states of each machine; `none` is before the beginning. Acceptance moves the task's machine."""


class Rule(NamedTuple):
    """One row. `variant` tells apart what one act can lead to; `target` is empty where the state stays."""

    machine: str
    act: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    """Capacities, the most specific first: the first that fits is the one the person speaks in."""
    variant: str = ""
    carries: tuple[str, ...] = ()
    """Fields that must be filled beyond what the form always requires."""
    request: tuple[str, ...] = ("confirmed",)
    """States of the request during which the act is possible."""
    needs: tuple[str, ...] = ()
    """Conditions beyond the states, judged once, when the statement enters."""


_EARLY = ("draft", "submitted", "confirmed")
_ASKED = ("submitted", "confirmed")
_EVER = ("draft", "submitted", "confirmed", "archived", "cancelled")
_ANSWERS = ("unanswered", "accept", "conditions", "changes", "decline")
_OPEN_TASK = ("proposed", "declined", "todo", "doing", "needs-help", "finished")
_AT_WORK = ("todo", "doing", "needs-help", "finished")
_WORKERS = ("assignee", "owner", "helper")

_REQUEST = (
    Rule("request", "create", ("none",), "draft", ("requester",), request=("none",), needs=("people-known",)),
    Rule("request", "edit", ("draft",), "", ("requester", "coordinator"), request=("draft",)),
    Rule("request", "submit", ("draft",), "submitted", ("requester",), request=("draft",),
         needs=("people-known", "everyone-asked")),
    Rule("request", "revise", _ASKED, "", ("requester", "coordinator"), request=_ASKED,
         needs=("people-known", "everyone-asked")),
    Rule("request", "confirm", ("submitted",), "confirmed", ("coordinator",), request=("submitted",),
         needs=("everyone-accepted",)),
    Rule("request", "handover", _ASKED, "", ("coordinator", "requester"), request=_ASKED, needs=("new-coordinator",)),
    Rule("request", "cancel", _EARLY, "cancelled", ("requester", "coordinator"), request=_EARLY),
    Rule("request", "archive", ("confirmed",), "archived", ("coordinator",), needs=("tasks-closed", "issues-closed")),
)  # fmt: skip

_FEEDBACK = tuple(
    Rule("feedback", "feedback", _ANSWERS, decision, ("representative",), variant=decision, carries=carries,
         request=_ASKED, needs=("terms-read",))
    for decision, carries in (
        ("accept", ("scope",)),
        ("conditions", ("scope", "conditions")),
        ("changes", ("changes",)),
        ("decline", ("reason",)),
    )
)  # fmt: skip

_MEETING = (Rule("meeting", "minutes", ("none",), "", ("participant",), request=_EARLY),)

_TASK = (
    Rule("task", "create", ("none",), "proposed", ("coordinator",), request=_EARLY, needs=("task-sound",)),
    Rule("task", "edit", _OPEN_TASK, "", ("coordinator",), request=_EARLY, needs=("task-sound",)),
    Rule("task", "confirm", ("proposed",), "todo", ("owner",), needs=("terms-read",)),
    Rule("task", "confirm", _AT_WORK, "", ("owner",), variant="renewal", needs=("terms-read", "terms-changed")),
    Rule("task", "decline", ("proposed",), "declined", ("owner",)),
    Rule("task", "progress", _AT_WORK, "doing", _WORKERS, variant="doing"),
    Rule("task", "progress", _AT_WORK, "needs-help", _WORKERS, variant="needs-help", carries=("needs",)),
    Rule("task", "progress", ("todo", "doing", "needs-help"), "finished", _WORKERS, variant="finished"),
    Rule("task", "progress", ("todo",), "doing", _WORKERS, variant="delayed", carries=("forecast", "reason")),
    Rule("task", "progress", ("doing", "needs-help"), "", _WORKERS, variant="delayed", carries=("forecast", "reason")),
    Rule("task", "reschedule", _AT_WORK, "", ("coordinator",), needs=("date-in-force",)),
    Rule("task", "reassign", _OPEN_TASK, "proposed", ("coordinator",), variant="owner", request=_EARLY,
         needs=("hands-known",)),
    Rule("task", "reassign", _OPEN_TASK, "", ("coordinator", "owner"), variant="assignee", request=_EARLY,
         needs=("hands-known",)),
    Rule("task", "cancel", (*_OPEN_TASK, "in-review"), "cancelled", ("coordinator",), request=_EARLY),
)  # fmt: skip

_ACCEPTANCE = (
    Rule("task", "submit", ("doing", "needs-help", "finished", "in-review"), "in-review", ("assignee", "owner"),
         needs=("terms-current",)),
    Rule("task", "pass", ("in-review",), "", ("coordinator", "requester"), variant="first",
         needs=("party-free", "impartial", "deliverables-seen", "criteria-judged")),
    Rule("task", "pass", ("in-review",), "done", ("coordinator", "requester"), variant="second",
         needs=("party-free", "impartial", "deliverables-seen", "criteria-judged")),
    Rule("task", "return", ("in-review",), "doing", ("coordinator", "requester"),
         needs=("party-free", "impartial", "deliverables-seen", "criteria-judged", "date-in-force")),
)  # fmt: skip

_ISSUE = (
    Rule("issue", "open", ("none",), "open", ("participant",), request=_ASKED, needs=("issue-sound",)),
    Rule("issue", "propose", ("open",), "proposed", ("responsible",), request=_ASKED),
    Rule("issue", "agree", ("proposed",), "agreed", ("raiser", "coordinator"), request=_ASKED),
    Rule("issue", "reject", ("proposed",), "open", ("raiser", "coordinator"), request=_ASKED),
    Rule("issue", "transfer", ("open", "proposed"), "open", ("responsible", "coordinator"), request=_ASKED,
         needs=("department-known",)),
    Rule("issue", "resolve", ("agreed",), "resolved", ("raiser", "linked-assignee"), request=_ASKED,
         needs=("moves-said", "revision-said", "date-in-force")),
    Rule("issue", "reopen", ("resolved",), "open", ("raiser",), request=_ASKED),
)  # fmt: skip

_HOLD = tuple(
    Rule(machine, "hold", tuple(s for s in STATES[machine] if s != "none"), "", ("coordinator",), request=_ASKED,
         carries=("reason",), needs=("something-owed",))
    for machine in ("feedback", "task", "issue")
)  # fmt: skip

_NOT_NONE = {machine: tuple(s for s in states if s != "none") for machine, states in STATES.items()}
_NOT_NONE["meeting"] = ("none",)

_ANYWHERE = tuple(
    rule
    for machine in STATES
    for rule in (
        Rule(machine, "comment", _NOT_NONE[machine], "", ("participant",), request=_EVER, needs=("mentions-known",)),
        Rule(machine, "object", _NOT_NONE[machine], "", ("participant",), request=_EVER, needs=("target-known",)),
        Rule(machine, "acknowledge", _NOT_NONE[machine], "", ("speaker",), request=_EVER, needs=("recorded",)),
        Rule(machine, "withdraw", _NOT_NONE[machine], "", ("author", "coordinator"), request=_EARLY,
             needs=("withdrawable",)),
    )
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *_REQUEST, *_FEEDBACK, *_MEETING, *_TASK, *_ACCEPTANCE, *_ISSUE, *_HOLD, *_ANYWHERE,
)  # fmt: skip
"""All rows, in the order of the six stages."""

MACHINE_OF: Mapping[str, str] = {kind: kind for kind in STATES} | {"acceptance": "task"}
"""Which machine a subject's statements move."""


@cache
def rows(machine: str, act: str, variant: str | None = None) -> tuple[Rule, ...]:
    """The rows of an act, all variants or one."""
    return tuple(
        rule
        for rule in RULES
        if rule.machine == machine and rule.act == act and (variant is None or rule.variant == variant)
    )


def row_for(machine: str, act: str, variant: str, state: str) -> Rule | None:
    """The one row that lets `act` happen in `state`, if any."""
    return next((rule for rule in rows(machine, act, variant) if state in rule.sources), None)


def acts_from(machine: str, state: str) -> tuple[str, ...]:
    """What is possible from a state, by its own rows: what a refusal offers instead."""
    anywhere = {rule.act for rule in (*_ANYWHERE, *_HOLD)}
    acts = (rule.act for rule in RULES if rule.machine == machine and state in rule.sources)
    return tuple(dict.fromkeys(act for act in acts if act not in anywhere))
