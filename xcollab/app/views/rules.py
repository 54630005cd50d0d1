"""Who may do what, when."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from xcollab.errors import Misused
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.words.labels import canonical
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model.fingerprints import TERMS_OF_REQUEST, TERMS_OF_TASK
from xcollab.workflow.obligations.kind import ObligationKind
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import RULES, hears_of


@dataclass(frozen=True)
class RuleData:
    """One move of the rulebook."""

    machine: str
    act: str
    sources: Sequence[str]
    target: str
    """Empty where the state stays."""
    who: Sequence[str]
    variant: str
    carries: Sequence[str]
    request: Sequence[str]
    """States of the request during which the act is possible."""
    needs: Sequence[str]
    """Conditions beyond the states, by name."""
    hears: Sequence[str]
    """Who is told of it, by name, besides whomever it was recorded for; empty where nobody is."""


@dataclass(frozen=True)
class ObligationData:
    """An obligation: who owes what, when it arises, what answers it."""

    name: str
    stage: int
    """Of the six; 0 where it can arise in any."""
    on: str
    """The kind of its subject."""
    who: Sequence[str]
    """Capacities, the one to ask first."""
    states: Sequence[str]
    """States of its subject in which it is owed; none where more than the state tells."""
    due: str
    """By when: `clock`, or the date of its `task`, `issue` or `reply`, or of somebody's `leaving`; empty for none."""
    answers: Sequence[str]
    """The acts that answer it, the usual one first."""
    options: Sequence[str]
    """The acts by which it is decided, for those who decide."""
    hears: Sequence[str]
    """Who is told: `owing`, those who owe it; `ladder`, once it is late, the escalation ladder."""


@dataclass(frozen=True)
class RulesView(View):
    """`rules`: who may do what, when; and who owes what."""

    NAME: ClassVar[str] = "rules"
    rules: Sequence[RuleData]
    obligations: Sequence[ObligationData]
    terms: Mapping[str, Sequence[str]]
    """By kind of plan, the fields that an answer is to: where one of them changes, whoever answered is asked again."""


def machine_of(machine: str | None) -> str | None:
    """The kind of subject that somebody typed, if any; raises `Misused` for what is none."""
    wanted = canonical("machine", machine) if machine else None
    if machine and wanted is None:
        kinds = ["request", "feedback", "meeting", "task", "issue"]
        raise Misused("not-a-word", flag="MACHINE", value=machine, allowed=kinds)
    return wanted


def rules_of(machine: str | None = None) -> list[Rule]:
    """All moves, or those of one kind of subject."""
    return [rule for rule in RULES if machine in (None, rule.machine)]


def obligations_of(machine: str | None = None) -> list[ObligationKind]:
    """All obligations, or those that arise on one kind of subject."""
    return [kind for kind in KINDS.values() if machine in (None, kind.on)]


def rulebook(machine: str | None = None) -> RulesView:
    """Both for programs."""
    return RulesView(
        [
            RuleData(
                r.machine,
                r.act,
                r.sources,
                r.target,
                r.who,
                r.variant,
                r.carries,
                r.request,
                [c.name for c in r.needs],
                hears_of(r.machine, r.act),
            )
            for r in rules_of(machine)
        ],
        [_obligation(kind) for kind in obligations_of(machine)],
        {"request": (*TERMS_OF_REQUEST, "special_requirements"), "task": TERMS_OF_TASK},
    )


def _obligation(kind: ObligationKind) -> ObligationData:
    answers = [f"{answer.kind}.{answer.act}".lstrip(".") for answer in kind.answers]
    options = [".".join(act) for act in kind.options]
    return ObligationData(kind.name, kind.stage, kind.on, kind.who, kind.states, kind.due, answers, options, kind.hears)
