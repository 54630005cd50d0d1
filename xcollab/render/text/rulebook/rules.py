"""The rulebook: its rows as tables, one a machine, and what holds beyond them."""

from collections.abc import Sequence

from xcollab.render.base.markdown import table as markdown_table
from xcollab.render.base.markdown import text
from xcollab.render.base.styled import Part, Styled
from xcollab.render.base.tables import table
from xcollab.render.text.rulebook.obligations import HEADINGS as OWED
from xcollab.render.text.rulebook.obligations import TITLE as WHO_OWES_WHAT
from xcollab.render.text.rulebook.obligations import hearing, obligation_rows
from xcollab.words import N_
from xcollab.words.labels import LABELS
from xcollab.words.language import Words
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.model.authority import RECORDING
from xcollab.workflow.model.configuring import CONFIGURING
from xcollab.workflow.model.fingerprints import TERMS_ARE, TERMS_OF_REQUEST, TERMS_OF_TASK
from xcollab.workflow.model.state_machines import MACHINE_OF, STATES
from xcollab.workflow.notices.hearers import ALWAYS, LADDER_IS
from xcollab.workflow.obligations.kind import ObligationKind
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.review.immutability import REDACTING
from xcollab.workflow.rules.judge import WITHDRAWING
from xcollab.workflow.rules.rulebook import ACTS, RULES, hears_of, label_of
from xcollab.workflow.time.deadlines import LEVELS

_HEADINGS = (N_("Act"), N_("From"), N_("To"), N_("Who may"), N_("Needs"))
_HEARD = N_("Who hears")
_ALWAYS = N_("For every act")


def rule_tables(words: Words, rules: Sequence[Rule], kinds: Sequence[ObligationKind]) -> list[Part]:
    """Act, from, to, who may, what it needs; who hears of it; acts that may stand anywhere come last. Below each table what its rows do not say."""
    parts: list[Part] = []
    for name, own in _by_machine(rules):
        parts.append(table(words, _HEADINGS, [_row(words, rule) for rule in own], title=words.label("machine", name)))
        heard = dict.fromkeys((words(label_of(name, rule.act)), _hearing(words, rule)) for rule in own)
        parts.append(table(words, (_HEADINGS[0], _HEARD), list(heard)))
        parts += [part for line in _notes(words, own) for part in (Styled(line), Styled(""))]
    if kinds:
        parts.append(table(words, OWED, obligation_rows(words, kinds), title=words(WHO_OWES_WHAT)))
    return [*parts, Styled(words(_ALWAYS)), *(Styled(f"- {line}") for line in _always(words))]


def rule_page(words: Words) -> list[str]:
    """The whole rulebook in Markdown."""
    lines = []
    for machine, own in _by_machine(RULES):
        rows = [[text(cell) for cell in (*_row(words, rule), _hearing(words, rule))] for rule in own]
        headings = [words(heading) for heading in (*_HEADINGS, _HEARD)]
        lines += [f"## {words.label('machine', machine)}", "", *markdown_table(headings, rows)]
        lines += [f"- {text(note)}" for note in _notes(words, own)]
        lines += [""] if lines[-1] else []
    rows = [[text(cell) for cell in row] for row in obligation_rows(words, list(KINDS.values()))]
    lines += [f"## {words(WHO_OWES_WHAT)}", "", *markdown_table([words(h) for h in OWED], rows), ""]
    return [*lines, f"## {words(_ALWAYS)}", "", *(f"- {text(line)}" for line in _always(words))]


def _by_machine(rules: Sequence[Rule]) -> list[tuple[str, list[Rule]]]:
    found = [(machine, [rule for rule in rules if rule.machine == machine]) for machine in STATES]
    return [(machine, own) for machine, own in found if own]


def _row(words: Words, rule: Rule) -> tuple[str, ...]:
    named = words.aside(words(label_of(rule.machine, rule.act)), _variant(words, rule))
    every = set(rule.sources) == set(STATES[rule.machine]) - {"none"}
    sources = words(N_("any")) if every else words.show([words.label(rule.machine, state) for state in rule.sources])
    reached = words.label(rule.machine, rule.target) if rule.target else words(N_("as it was"))
    target = words.aside(reached, words(CLOCKS[rule.clock]) if rule.clock else "")
    who = words.show([words.label("capacity", capacity) for capacity in rule.who])
    return named, sources, target, who, words.listed(_needs(words, rule))


def _hearing(words: Words, rule: Rule) -> str:
    return hearing(words, hears_of(rule.machine, rule.act))


def _needs(words: Words, rule: Rule) -> list[str]:
    """During which states of the request, where those are others than those of work; fields; conditions."""
    during = words.show([words.label("request", state) for state in rule.request])
    ours = (
        rule.machine == "request" or rule.request == ("confirmed",) or set(rule.request) >= set(STATES["request"][1:])
    )
    return [
        *(() if ours else (words(N_("request {states}"), states=during),)),
        *(words.label("field", field) for field in rule.carries),
        *(words(condition.text) for condition in rule.needs),
    ]


def _notes(words: Words, rules: Sequence[Rule]) -> list[str]:
    shown = {(rule.machine, rule.act) for rule in rules}
    noted = [act for act in ACTS.values() if act.note and (MACHINE_OF[act.kind], act.name) in shown]
    return [words.named(words(act.label), words(act.note)) for act in noted]


def _always(words: Words) -> list[str]:
    planning = [act for act in ACTS.values() if act.statement and not act.withdrawable and act.name != "withdraw"]
    acts = words.show([words(act.label) for act in planning])
    during = words(
        N_("Where nothing else is said, an act on a feedback, a task or an issue needs a confirmed request.")
    )
    return [
        during,
        words(TERMS_ARE, terms=[words.label("field", key) for key in (*TERMS_OF_REQUEST, "special_requirements")],
              task=[words.label("field", key) for key in TERMS_OF_TASK]),
        words(ALWAYS),
        words(LADDER_IS, **_steps()),
        words(RECORDING),
        words(WITHDRAWING, acts=acts),
        words(REDACTING),
        words(CONFIGURING),
    ]  # fmt: skip


def _steps() -> dict[str, int]:
    """After how many working days lead and executive hear of what is late."""
    return {post: step.after for step in LEVELS for post in step.hears}


def _variant(words: Words, rule: Rule) -> str:
    if rule.variant_label or not rule.variant:
        return words(rule.variant_label)
    return words.label("log" if rule.variant in LABELS["log"] else "decision", rule.variant)


CLOCKS = {
    "asks": N_("clock starts"),
    "answers": N_("clock stops"),
    "goes-on": N_("clock goes on"),
}
"""What an act does to the clock of an answer, in words."""
