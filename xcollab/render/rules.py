"""The rulebook as tables, one a machine."""

from collections.abc import Sequence

from rich.console import RenderableType

from xcollab.render.tables import table
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.machines import STATES

_HEADINGS = (N_("Act"), N_("From"), N_("To"), N_("Who may"), N_("Needs"))


def rule_tables(words: Words, rules: Sequence[Rule]) -> list[RenderableType]:
    """Act, from, to, who may, what it needs; acts that may stand anywhere come last."""
    parts: list[RenderableType] = []
    for machine in STATES:
        own = [rule for rule in rules if rule.machine == machine]
        if own:
            parts.append(
                table(words, _HEADINGS, [_row(words, rule) for rule in own], title=words.label("machine", machine))
            )
    return parts


def _row(words: Words, rule: Rule) -> tuple[str, ...]:
    named = words.aside(words.label("act", f"{rule.machine}.{rule.act}"), _variant(words, rule.variant))
    every = set(rule.sources) == set(STATES[rule.machine]) - {"none"}
    sources = words(N_("any")) if every else words.show([words.label(rule.machine, state) for state in rule.sources])
    target = words.label(rule.machine, rule.target) if rule.target else words(N_("as it was"))
    who = words.show([words.label("capacity", capacity) for capacity in rule.who])
    needs = words.show(
        [*(words.label("field", field) for field in rule.carries), *(words(condition.text) for condition in rule.needs)]
    )
    return named, sources, target, who, needs


def _variant(words: Words, variant: str) -> str:
    if not variant:
        return ""
    if variant in VARIANTS:
        return words(VARIANTS[variant])
    return words.label("log" if variant in LABELS["log"] else "decision", variant)


VARIANTS = {
    "renewal": N_("new terms"),
    "owner": N_("another owner"),
    "assignee": N_("another assignee"),
    "first": N_("first verdict"),
    "second": N_("second verdict"),
}
"""What tells rows of one act apart, in words."""
