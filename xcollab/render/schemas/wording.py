"""Titles and explanations of a schema in both languages, the workspace's own first: one file serves all who edit in a repository."""

import re
from collections.abc import Collection
from typing import Self

from xcollab.render.schemas.docstrings import attributes
from xcollab.schema.value import Value, keys, remembered
from xcollab.words.labels import LABELS, LANGUAGES, Language
from xcollab.words.language import Words
from xcollab.words.messages.refusals import REFUSALS


class SchemaWords:
    """Languages, spoken one after the other; both, where one file serves all, or the reader's own."""

    def __init__(self, *languages: Language) -> None:
        self._words = [Words(language) for language in languages]

    @classmethod
    def both(cls, first: Language) -> Self:
        """Both, the `first` one before the other."""
        return cls(first, *(language for language in LANGUAGES if language != first))

    def name(self, group: str, value: str) -> str:
        """The name of a value, `截止日期 · due date`."""
        return _joined(" · ", [words.label(group, value) for words in self._words])

    def text(self, message: str) -> str:
        """A message of the catalogue, a paragraph in each language."""
        return _joined("\n\n", [words(message) for words in self._words])

    def line(self, message: str) -> str:
        """The same on one line."""
        return _joined(" · ", [words(message) for words in self._words])

    def refusal(self, code: str, **arguments: str) -> str:
        """What to write instead, or what is wrong where nothing is said of that; `…` stands for what is not known here."""
        fact, hint = REFUSALS[code]
        told = [
            re.sub(r"\{(\w+)\}", lambda name: arguments.get(name[1], "…"), words(hint or fact)) for words in self._words
        ]
        return _joined(" / ", told)

    def values(self, values: Collection[str]) -> list[str]:
        """What each of some values is called, in the group that has them all; nothing where there is none."""
        group = next((name for name, known in LABELS.items() if set(values) <= known.keys()), "")
        return [self.name(group, value) for value in values] if group else []


@remembered
def explanations(model: type[Value]) -> dict[str, str]:
    """What the model says of itself, under the empty key, and of its fields, by their keys in files: messages of the catalogue."""
    told = attributes(model)
    about = {key: told[name] for name, key in keys(model).items() if name in told}
    return {"": _plain(model.__doc__ or ""), **{key: _plain(text) for key, text in about.items()}}


def _plain(text: str) -> str:
    """Paragraphs without the line ends of the source."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _joined(mark: str, texts: Collection[str]) -> str:
    return mark.join(dict.fromkeys(filter(None, texts)))
