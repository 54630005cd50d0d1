"""The rulebook: which act is allowed from which state, by whom, carrying what. One row a move; no row, no move.

The rows stand with their acts, stage after stage (`acts`); here they are one table. The command line, the check of a hand edit
and the fold all go through it, and `xcollab rules` prints it. It is total in the sense that every pair of state and act
without a row is refused.
"""

from collections.abc import Mapping
from functools import cache

from xcollab.errors import Said
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Statement
from xcollab.workflow.acts import acceptance, approval, common, feedback, issue, meeting, proposed_dates, request, task
from xcollab.workflow.acts.act import Act, Rule
from xcollab.workflow.acts.common import ANYWHERE
from xcollab.workflow.acts.settings import CHANGES
from xcollab.workflow.model.hearing import Hearers
from xcollab.workflow.model.state_machines import MACHINE_OF

_EVERY = (
    *request.ACTS, *approval.ACTS, *feedback.ACTS, *meeting.ACTS, *task.ACTS, *proposed_dates.ACTS, *acceptance.ACTS, *issue.ACTS, *common.ACTS,
)  # fmt: skip

ACTS: Mapping[tuple[str, str], Act] = {(act.kind, act.name): act for act in _EVERY}
"""By kind of subject and name, in the order of the six stages."""

STATEMENTS: Mapping[str, Mapping[str, type[Statement]]] = {
    kind: {act.name: act.statement for act in _EVERY if act.kind == kind and act.statement}
    for kind in dict.fromkeys(act.kind for act in _EVERY)
}
"""Subject kind, then act, then the model of the statement."""

RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for act in _EVERY for rule in act.rules))
"""All rows; what may be said on a task and on its acceptance alike is one row."""


_HEARS = {(MACHINE_OF[act.kind], act.name): act.hears for act in _EVERY}
_LABELS = {(MACHINE_OF[act.kind], act.name): act.label for act in _EVERY}


def act_of(entry: Entry) -> Act:
    """The act that a statement is."""
    return ACTS[entry.kind, entry.act]


def label_of(machine: str, act: str) -> str:
    """What an act is called, by the machine that it moves: a message; so for a change of settings or of a file."""
    return _LABELS.get((machine, act)) or CHANGES[act]


def hears_of(machine: str, act: str) -> Hearers:
    """Who is told of an act, by the machine that it moves."""
    return _HEARS[machine, act]


def named(machine: str, act: str) -> Said:
    """The same as an argument of a refusal or a finding."""
    return Said(label_of(machine, act))


@cache
def rows(machine: str, act: str, variant: str | None = None) -> tuple[Rule, ...]:
    """The rows of an act, all variants or one."""
    return tuple(
        rule
        for rule in RULES
        if rule.machine == machine and rule.act == act and (variant is None or rule.variant == variant)
    )


@cache
def row_for(machine: str, act: str, variant: str, state: str) -> Rule | None:
    """The one row that lets `act` happen in `state`, if any."""
    return next((rule for rule in rows(machine, act, variant) if state in rule.sources), None)


def acts_from(machine: str, state: str) -> tuple[str, ...]:
    """What is possible from a state, by its own rows: what a refusal offers instead."""
    acts = (rule.act for rule in RULES if rule.machine == machine and state in rule.sources)
    return tuple(dict.fromkeys(act for act in acts if act not in ANYWHERE))
