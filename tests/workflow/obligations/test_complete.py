"""An obligation is declared whole: whatever is missing of one is named here."""

from collections.abc import Iterator
from string import Formatter

import pytest

from xcollab.words.labels import LABELS
from xcollab.workflow.acts.settings import CHANGES
from xcollab.workflow.model.hearing import NOBODY
from xcollab.workflow.model.state_machines import MACHINE_OF, STATES
from xcollab.workflow.obligations.kind import Answer, ObligationKind
from xcollab.workflow.obligations.table import DUE, KINDS
from xcollab.workflow.rules.rulebook import ACTS, RULES

FILLED = {"subject", "department", "asked", "party", "about"}
"""What a sentence may name."""
ANYWHERE = {"comment", "acknowledge", "object", "done", "hand-on"}
"""Acts that answer wherever the question was put."""


def missing(kind: ObligationKind) -> Iterator[str]:
    """What an obligation lacks, in words."""
    if not kind.sentence:
        yield "a sentence"
    if strange := {name for _, name, _, _ in Formatter().parse(kind.sentence) if name} - FILLED:
        yield f"what its sentence names: {sorted(strange)}"
    if not kind.who or set(kind.who) - set(LABELS["capacity"]):
        yield "who owes it, by capacity"
    if kind.find is None and not kind.raised_by and kind.due != "leaving" and not kind.states:
        yield "a state in which it is owed"
    if kind.states and set(kind.states) - set(STATES[kind.on]):
        yield f"states of a {kind.on}"
    if kind.due not in DUE:
        yield "words for its deadline"
    if not kind.answers:
        yield "an act that answers it"
    for answer in kind.answers:
        known = answer.act in CHANGES if answer.kind == "workspace" else (answer.kind, answer.act) in ACTS
        if not known and not (answer.kind == "" and answer.act in ANYWHERE):
            yield f"an act {answer.kind}.{answer.act}"
    for machine, act in kind.options:
        if not any((rule.machine, rule.act) == (machine, act) for rule in RULES):
            yield f"an act {machine}.{act} to decide by"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_obligation_is_declared_whole(kind: ObligationKind) -> None:
    lacks = list(missing(kind))
    assert lacks == [], f"{kind.name} lacks {'; '.join(lacks)}"


def test_what_an_obligation_lacks_is_named() -> None:
    bare = ObligationKind(
        "pray", 4, "task", "pray for {weather}", NOBODY, (), (Answer("task", "pray"),), options=(("task", "give-up"),)
    )
    assert list(missing(bare)) == [
        "what its sentence names: ['weather']", "who owes it, by capacity", "a state in which it is owed",
        "an act task.pray", "an act task.give-up to decide by",
    ]  # fmt: skip


def test_whoever_owes_something_may_do_what_answers_it() -> None:
    """By their capacity, where the rulebook's rows are for a capacity that the obligation names."""
    for kind in KINDS.values():
        first = kind.answers[0]
        if (first.kind, first.act) not in ACTS or kind.find is not None:
            continue
        may = {
            who for rule in RULES if (rule.machine, rule.act) == (MACHINE_OF[first.kind], first.act) for who in rule.who
        }
        assert set(kind.who) & may, kind.name
