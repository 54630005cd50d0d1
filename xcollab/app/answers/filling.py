"""The fields of an answer whose choice is known: labelled parts, words without a label, what says that there is none."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from xcollab.app.answers.choosing import Chosen
from xcollab.app.answers.clauses import Clause, bare, hedges, is_courtesy, item
from xcollab.app.answers.labels import Labelled, Labels
from xcollab.app.answers.values import Said, is_day, values
from xcollab.app.forms.form import Field
from xcollab.app.forms.values import Typing
from xcollab.errors import Misused, Word
from xcollab.words import N_


class Fields(NamedTuple):
    """What an answer says, by key, as a command line would be told it."""

    given: dict[str, object]
    none: tuple[str, ...]
    """Of which it says that there is none."""
    beside: tuple[str, ...]
    """What no field takes."""
    doubts: tuple[str, ...]


class _Filling:
    """Goes through the parts of one answer."""

    def __init__(self, typing: Typing, chosen: Chosen, today: date) -> None:
        self.typing, self.chosen, self.today = typing, chosen, today
        self.choice = chosen.choice
        self.labels = Labels(chosen.choice)
        self.words = typing.view.context.words
        self.said: dict[str, Said] = {}
        self.beside: list[str] = []
        self.doubts: list[str] = [*chosen.doubts]
        self.current = ""
        """The field that words without a label belong to by now."""

    def take(self, part: Labelled) -> None:
        """One part."""
        if not part.key:
            self._unlabelled(part)
        elif part.key in self.choice.foreign:
            self._stray(part)
        elif part.key in self.labels.fields:
            self.current = part.key
            self._add(part.key, part.text, "" if self.labels.fields[part.key].kind.many else part.before or "\n")
            if part.soft:
                self._doubt(N_("“{text}” is read as “{field}”"), item(part.text), part.key)
        elif self.current and part.key in self.labels.fields[self.current].kind.parts:
            self.said[self.current].part(part.key, part.text)
        elif item(part.text):
            self.beside.append(self.words.named(self.words.label("field", part.key), item(part.text)))

    def _unlabelled(self, part: Labelled) -> None:
        text = part.text
        if is_courtesy(text):
            if item(text):
                self.beside.append(item(text))
            return None
        if hedges(text) and not self.choice.explains:
            label = self.choice.label(self.words)
            raise Misused("answer-hedged", said=item(text), act=label)
        if day := self._day_wanted(text):
            return self._add(day.key, text, "")
        key = self._goes_to()
        if key:
            self._add(key, text, part.before)
        else:
            self.beside.append(item(text))

    def _goes_to(self) -> str:
        """The field that goes on with these words: the last one with a label, where it is text; otherwise the free one."""
        field = self.labels.fields.get(self.current)
        if field is not None and (field.kind.long or field.kind.many):
            return self.current
        return self.choice.free

    def _day_wanted(self, text: str) -> Field | None:
        """The one day that is still missing, where a clause is nothing but a day."""
        if not is_day(text):
            return None
        wanted = [
            f
            for f in self.labels.fields.values()
            if f.kind.name == "date" and self._needed(f) and f.key not in self.said
        ]
        return wanted[0] if len(wanted) == 1 else None

    def _needed(self, field: Field) -> bool:
        return (field.required or field.key in self.choice.carries) and field.key not in self.choice.foreign

    def _stray(self, part: Labelled) -> None:
        """What belongs to another choice: somebody who accepts on a condition did not accept."""
        if bare(part.text) and not Said(self.labels.fields[part.key]).is_none(part.text):
            label = self.choice.label(self.words)
            raise Misused("answer-stray", field=Word("field", part.key), said=item(part.text), act=label)

    def _add(self, key: str, text: str, before: str) -> None:
        self.said.setdefault(key, Said(self.labels.fields[key])).add(text, before)

    def _doubt(self, message: str, text: str, key: str) -> None:
        self.doubts.append(self.words(message, text=text, field=Word("field", key)))

    def _in_other_words(self) -> None:
        """Where a text is asked for and only other fields have words, their first ones are the text too."""
        free = self.labels.fields.get(self.choice.free)
        if free is None or not free.required or free.key in self.said:
            return
        long = [self.said[key] for key in self.choice.carries if key in self.said and self._worded(key)]
        if long and long[0].texts:
            self._add(free.key, long[0].texts[0], "")

    def _worded(self, key: str) -> bool:
        kind = self.labels.fields[key].kind
        return kind.long or any(part.long for part in kind.parts.values())

    def result(self) -> Fields:
        """The values."""
        self._in_other_words()
        given: dict[str, object] = {}
        for key, said in self.said.items():
            self.typing.flag = self.words.label("field", key)
            found = values(self.typing, self.choice.form, said, self.today)
            if found:
                given[key] = found if said.field.kind.many else found[0]
        none = tuple(key for key, said in self.said.items() if said.none and key not in given)
        return Fields(given, none, tuple(filter(None, self.beside)), tuple(self.doubts))


def fields(typing: Typing, chosen: Chosen, every: Sequence[Clause], today: date) -> Fields:
    """The fields of an answer. Raises `Misused` for a value that is not understood, or that another choice would have."""
    filling = _Filling(typing, chosen, today)
    rest = [*_without_word(every, chosen)]
    if chosen.match and chosen.match.glued and not is_day(chosen.match.rest):
        text = item(chosen.match.rest)
        filling.doubts.append(filling.words(N_("“{text}” stands behind its word without a blank"), text=text))
    for part in filling.labels.read(rest):
        filling.take(part)
    return filling.result()


def _without_word(every: Sequence[Clause], chosen: Chosen) -> list[Clause]:
    """The clauses without the word that made the choice; what stands behind it goes on."""
    if chosen.match is None:
        return [*every]
    rest: list[Clause] = []
    for number, clause in enumerate(every):
        if number != chosen.match.clause:
            rest.append(clause)
        elif chosen.match.rest.strip():
            rest.append(clause._replace(text=chosen.match.rest))
    return rest
