"""Who may do what, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.errors import Misused
from xcollab.render.base.json_data import View
from xcollab.words.labels import canonical
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.rules.rulebook import RULES


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


@dataclass(frozen=True)
class RulesView(View):
    """`rules`: who may do what, when."""

    NAME: ClassVar[str] = "rules"
    rules: Sequence[RuleData]


def rules_of(machine: str | None = None) -> list[Rule]:
    """All moves, or those of one kind of subject; raises `Misused` for what is none."""
    wanted = canonical("machine", machine) if machine else None
    if machine and wanted is None:
        kinds = ["request", "feedback", "meeting", "task", "issue"]
        raise Misused("not-a-word", flag="MACHINE", value=machine, allowed=kinds)
    return [rule for rule in RULES if wanted in (None, rule.machine)]


def rulebook(rules: Sequence[Rule]) -> RulesView:
    """The same for programs."""
    return RulesView(
        [
            RuleData(
                r.machine, r.act, r.sources, r.target, r.who, r.variant, r.carries, r.request, [c.name for c in r.needs]
            )
            for r in rules
        ]
    )
