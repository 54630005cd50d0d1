"""Which word of an answer says what it is: a decision, a status or an act, in either language; never half of a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.answers.clauses import Clause, begins, is_courtesy, without_fillers
from xcollab.app.answers.lines import flat
from xcollab.words.labels import LABELS

_GLOSS = re.compile(r"\s{0,3}[(\[][^)\]\n]{0,40}[)\]]")
_DONE = ("了", "啦")
_TURNS = re.compile("不|没|无|否|难|未|吗|么|呢|的|得|与否|或|起来|需|要|可|有|前|后|时|仅|只")
"""What may turn a word around that it stands behind without a blank, or make another one of it."""


class Match(NamedTuple):
    """The word found, and what of its clause stands behind it."""

    word: str
    clause: int
    """The number of its clause."""
    rest: str
    glued: bool = False
    """The rest stands behind it without a blank or a sign, as Chinese is written."""


def matched(every: Sequence[Clause], words: Iterable[str], labels: Iterable[str] = ()) -> list[Match]:
    """The words that the answer says, as far as they are whole clauses or stand at its beginning; none twice.

    `labels`: what the choice itself may be called before its word, such as 结论.
    """
    known, named = frozenset(words), dict.fromkeys(labels)
    found: dict[str, Match] = {}
    first = True
    for number, clause in enumerate(every):
        if is_courtesy(clause.text):
            continue
        match = _in_clause(number, clause, known, named)
        if match and (first or not match.rest.strip()):
            found.setdefault(match.word, match)
        first = False
    return list(found.values())


def begins_with(text: str, words: Iterable[str]) -> bool:
    """Whether an answer begins with a text."""
    return _in_clause(0, Clause("", text), frozenset(words), {}) is not None


def _in_clause(number: int, clause: Clause, words: frozenset[str], labels: Mapping[str, object]) -> Match | None:
    if clause.asks:
        return None
    plain = flat(clause.text)
    lead = plain.lstrip(" \t-–—·•*:：,，")
    if label := begins(lead, labels):
        lead = lead[len(label) :].lstrip(" :=：")
    lead = without_fillers(lead)
    word = begins(lead, words)
    if not word:
        return None
    rest = lead[len(word) :]
    for done in _DONE:
        rest = rest.removeprefix(done)
    gloss = _GLOSS.match(rest)
    if gloss and _same(gloss[0], words):
        rest = rest[gloss.end() :]
    glued = bool(rest) and rest[0].isalnum()
    if glued and ((rest[0].isascii() and word[-1].isascii()) or _TURNS.match(rest)):
        return None
    behind = clause.text[len(clause.text) - len(rest) :] if rest else ""
    return Match(word, number, behind.lstrip(" \t:：,，-–—") if not glued else behind, glued)


def _same(gloss: str, words: frozenset[str]) -> bool:
    """Whether what stands in brackets is the same once more, in the other language or as files have it."""
    plain = gloss.strip(" ()[]")
    return plain in words or any(plain in LABELS[group] for group in ("decision", "log"))
