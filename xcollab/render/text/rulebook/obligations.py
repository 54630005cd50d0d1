"""The obligations in a table: who owes what, when it arises, by when, what answers it."""

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.hearing import Hearers
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.obligations.kind import ObligationKind
from xcollab.workflow.obligations.table import DUE

HEADINGS = (N_("Owed"), N_("By"), N_("While"), N_("Due"), N_("Answered by"), N_("Who hears"))
TITLE = N_("Who owes what")


def obligation_rows(words: Words, kinds: Sequence[ObligationKind]) -> list[tuple[str, ...]]:
    """A row an obligation."""
    return [_row(words, kind) for kind in kinds]


def _row(words: Words, kind: ObligationKind) -> tuple[str, ...]:
    who = words.show([words.label("capacity", capacity) for capacity in kind.who])
    states = words.show([words.label(kind.on, state) for state in kind.states])
    when = words.listed(filter(None, (states, words(kind.condition) if kind.condition else "")))
    answered = words.show(list(dict.fromkeys(_answers(words, kind))))
    return _told(words, kind), who, when, words(DUE[kind.due]), answered, hearing(words, kind.hears)


def hearing(words: Words, hears: Hearers) -> str:
    """Who hears of something, in words."""
    from xcollab.workflow.notices.hearers import HEARERS, OF_WHAT_IS_OWED

    labels = {**{name: hearer.label for name, hearer in HEARERS.items()}, **OF_WHAT_IS_OWED}
    told = (words(labels[name]) if labels.get(name) else words.label("capacity", name) for name in hears)
    return words.listed(told) if hears else words(N_("nobody"))


def _told(words: Words, kind: ObligationKind) -> str:
    blanks: Mapping[str, str] = {name: "…" for _, name, _, _ in Formatter().parse(kind.sentence) if name}
    return words(kind.sentence, **blanks)


def _answers(words: Words, kind: ObligationKind) -> Iterator[str]:
    """The acts that answer it; those that decide it otherwise stand with them."""
    from xcollab.workflow.rules.rulebook import ACTS, label_of

    for machine, act in (*((answer.kind, answer.act) for answer in kind.answers), *kind.options):
        on = MACHINE_OF.get(machine, machine) or ("task" if ("task", act) in ACTS else "meeting")
        yield words(label_of(on, act))
