"""The labels of a form's fields in an answer, in either language: `风险：…` anywhere, `风险…` where a clause begins."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from xcollab.app.answers.clauses import Clause, begins, is_mark
from xcollab.app.answers.lines import flat
from xcollab.app.answers.questions import Choice
from xcollab.app.forms.form import Field
from xcollab.words.labels import LABELS
from xcollab.words.spoken import said

_NOT_SAID = ("terms", "file")
"""Kinds of fields that no sentence fills: a fingerprint, a file."""
_CONNECTIVES = frozenset({"因为", "由于", "because"})
"""Words that are nothing but the beginning of a reason, even behind a comma."""
_LINKS = re.compile(r"(?:是|为|有)(?![关限])|\s+(?:is|are)\s+")


class Labelled(NamedTuple):
    """A part of an answer that a label begins, or that none does."""

    key: str
    """The field, or the part of the field before; empty for words without a label."""
    before: str
    """The sign before it."""
    text: str
    colon: bool = False
    """The label has a colon: it is no word of a sentence."""
    soft: bool = False
    """Only a comma stands before the label, and no colon behind it."""


class Labels:
    """The labels that an answer to one choice can have."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.fields: dict[str, Field] = {f.key: f for f in choice.form.fields if f.kind.name not in _NOT_SAID}
        own = {key for key in self.fields if key not in choice.foreign}
        self.own = {name: key for key in own for name in names_of(key)}
        self.foreign = {name: key for key in self.fields if key in choice.foreign for name in names_of(key)}
        self.every = {**self.foreign, **self.own}
        self.parts = {
            key: {name: part for part in [*field.kind.parts][1:] for name in names_of(part)}
            for key, field in self.fields.items()
        }
        names = {*self.every, *(name for parts in self.parts.values() for name in parts)}
        self._colons = _pattern(frozenset(names))

    def read(self, clauses: list[Clause]) -> Iterator[Labelled]:
        """The parts of an answer, in their order."""
        current = ""
        for clause in clauses:
            for part in self._within(clause, current):
                if part.key in self.fields:
                    current = part.key
                yield part

    def _within(self, clause: Clause, current: str) -> Iterator[Labelled]:
        """A clause may hold several labels with colons, as a line of a reply block does."""
        text = flat(clause.text)
        found = [*self._colons.finditer(text)]
        head = clause.text[: found[0].start()] if found else clause.text
        if not found or not is_mark(head):
            for part in self._from_the_beginning(clause._replace(text=head), current):
                current = part.key if part.key in self.fields else current
                yield part
        for number, one in enumerate(found):
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            key = self._meant(one["label"], current)
            current = key if key in self.fields else current
            before = clause.before if number == 0 and is_mark(head) else " "
            yield Labelled(key, before, clause.text[one.end() : end], colon=True)

    def _meant(self, name: str, current: str) -> str:
        """A field, or a part of the field before where it has such a part."""
        return (
            self.parts.get(current, {}).get(name)
            or self.every.get(name)
            or next(part for parts in self.parts.values() for key, part in parts.items() if key == name)
        )

    def _from_the_beginning(self, clause: Clause, current: str) -> Iterator[Labelled]:
        """A label with a colon right behind one that is a word, as in 风险范围：…, is the next label, as it is behind a blank."""
        begun = self._beginning(clause, current)
        if begun.key and self._colons.match(flat(begun.text)):
            yield begun._replace(text="")
            yield from self._within(Clause(" ", begun.text), begun.key)
        else:
            yield begun

    def _beginning(self, clause: Clause, current: str) -> Labelled:
        """A clause that may begin with a label as a word of it; behind a comma in another field it goes on with that."""
        text = flat(clause.text)
        lead = text.lstrip(" \t-–—·•*")
        among = self.every if not self.choice.explains else self.own
        name = begins(lead, among)
        plain = name not in _CONNECTIVES
        if not name or (clause.soft and current and plain):
            return Labelled("", clause.before, clause.text)
        at = len(text) - len(lead) + len(name)
        link = _LINKS.match(text, at)
        rest = clause.text[link.end() if link else at :]
        if among[name] == self.choice.free and rest[:1].strip() and plain and not link:  # a word of its sentence
            return Labelled("", clause.before, clause.text)
        return Labelled(among[name], clause.before, rest, soft=clause.soft and plain and not link)


@cache
def names_of(key: str) -> tuple[str, ...]:
    """All names of a field, flat."""
    return tuple(dict.fromkeys(flat(name) for name in (key, *LABELS["field"].get(key, ()), *said("field", key))))


@cache
def field_named() -> dict[str, str]:
    """The field of each name; of several with the same, the first."""
    return {name: key for key in [*LABELS["field"]][::-1] for name in names_of(key)}


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """A name, perhaps with the same in brackets, and a colon or a sign of equality behind it; before it a sign, or a list's mark."""
    either = (
        "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    )  # an act without fields has none
    return re.compile(
        rf"(?:(?<=^)|(?<=[\s,;:=()\[，；、。|①-⑳])|(?<=[0-9]\.))(?P<label>{either})(?:\s?[(/\[][^)\]:=\n]{{1,24}}[)\]]?)?\s{{0,8}}[:=]\s{{0,3}}"
    )


def without_labels(text: str) -> str:
    """What stands in a text beside the labels of blanks, whichever form they are of."""
    return _pattern(frozenset(field_named())).sub("", flat(text)).strip(" \t:：,，;；.。")
