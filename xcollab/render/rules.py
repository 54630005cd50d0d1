"""The rulebook as tables, one a machine."""

from collections.abc import Sequence

from rich.console import RenderableType

from xcollab.render.tables import table
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.rulebook import STATES, Rule

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
        [*(words.label("field", field) for field in rule.carries), *(words(NEEDS[name]) for name in rule.needs)]
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
NEEDS = {
    "people-known": N_("everybody named exists"),
    "everyone-asked": N_("every department of the request is asked"),
    "everyone-accepted": N_("every department accepted the present terms"),
    "new-coordinator": N_("somebody else"),
    "tasks-closed": N_("every task done or cancelled"),
    "issues-closed": N_("every issue resolved"),
    "terms-read": N_("the present terms were read"),
    "terms-changed": N_("the terms changed"),
    "terms-current": N_("the owner confirmed the present terms"),
    "task-sound": N_("everything named exists; an agreed date stays"),
    "hands-known": N_("the new person exists"),
    "party-free": N_("this side gave no verdict; never both by one person"),
    "impartial": N_("who did the work does not judge it"),
    "deliverables-seen": N_("the deliverables submitted now"),
    "criteria-judged": N_("every criterion judged"),
    "issue-sound": N_("names a task"),
    "department-known": N_("another department"),
    "moves-said": N_("which dates move, or none"),
    "revision-said": N_("for a change of requirement: the revision"),
    "date-in-force": N_("moves from the date in force"),
    "something-owed": N_("an answer with a deadline is owed"),
    "mentions-known": N_("those mentioned exist"),
    "target-known": N_("the statement exists"),
    "recorded": N_("somebody else typed it"),
    "withdrawable": N_("nothing later stands on it"),
}
"""The conditions of the rulebook in words."""
