"""What a kind of field is: one value, from which its flag, its question, its completion and its schema follow."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple, Never

from xcollab.app.forms.values import Parser, Typing, names
from xcollab.errors import Misused, XcollabError

Schema = Mapping[str, object]
"""A JSON Schema, or a part of one."""
_TITLED = ("collab", "task", "issue")
"""What has titles that people write as they like."""
_NONE: Mapping[str, Never] = MappingProxyType({})


class Kind(NamedTuple):
    """What a field takes."""

    name: str
    parse: Parser
    """From one typed text to the canonical value."""
    json: Schema
    """What a form written as JSON or YAML holds for one value; words, parts and lists add theirs."""
    metavar: str = "TEXT"
    """What stands for a value on a page of help."""
    hint: str = ""
    """How one is written, for whoever is asked; a message of the catalogue."""
    candidates: str = ""
    """What can be chosen from: collab, task, member …, or a group of labels. Each door looks them up in its own way."""
    long: bool = False
    """Whether it may run over several lines."""
    apart: bool = False
    """Whether several may stand in one text, apart by commas, as people write names."""
    switch: bool = False
    """Whether a field of this kind is a flag that takes no value."""
    many: bool = False
    """Whether it repeats."""
    parts: "Mapping[str, Kind]" = _NONE
    """What a value is made of, by key; what stands first in a text comes first."""
    needed: tuple[str, ...] = ()
    """The parts that no record can do without."""
    otherwise: Mapping[str, object] = _NONE
    """What is meant where a part is left out."""
    example: str = ""
    """How one with parts is typed, in canonical keys and words in capitals."""

    @property
    def dated(self) -> bool:
        """Whether a value is a day, or has one: what is said in words means another one tomorrow."""
        return self.name == "date" or any(part.dated for part in self.parts.values())

    def typed(self, typing: Typing, text: str) -> list[object]:
        """The values that stand in one text; raises `XcollabError`."""
        several = names(typing.view, text) if self.apart and self.many else [text]
        if len(several) > 1 and self.candidates in _TITLED:  # a title may have a comma
            with suppress(Misused):
                return [self.parse(typing, text)]
        return [self.parse(typing, one) for one in several]

    def understood(self, typing: Typing, value: object) -> object:
        """What is meant by a field as a file or another program says it, a list where it repeats; raises `XcollabError`
        whose key is the part that is to blame. What is neither text nor made of parts is for the model to judge.
        """
        if not self.many:
            return next(self._each(typing, value))
        if not isinstance(value, list | tuple):
            return self._once(list(self._each(typing, value)))
        return self._once([one for number, item in enumerate(value) for one in _blamed(number, self, typing, item)])

    def _once(self, found: list[object]) -> list[object]:
        """Whoever is named twice is meant once."""
        return list(dict.fromkeys(found)) if self.apart and all(isinstance(one, str) for one in found) else found

    def _each(self, typing: Typing, value: object) -> Iterator[object]:
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield from self.typed(typing, str(value))
        elif isinstance(value, Mapping) and self.parts and not self.parts.keys().isdisjoint(value):
            yield {**self.otherwise, **{key: self._part(typing, key, part) for key, part in value.items()}}
        else:
            yield value

    def _part(self, typing: Typing, key: str, value: object) -> object:
        return _blamed(key, self.parts[key], typing, value)[0] if key in self.parts and value is not None else value


def several(kind: Kind) -> Kind:
    """A list of it: the flag may be given several times."""
    return kind._replace(many=True)


def _blamed(key: str | int, kind: Kind, typing: Typing, value: object) -> list[object]:
    """The values of one place; whoever refuses one is told where."""
    try:
        return list(kind._each(typing, value))
    except XcollabError as error:
        error.key = (key, *error.key)
        raise
