"""The clauses of an answer: what stands between its line ends, semicolons, cells and commas, each with the sign before it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from xcollab.app.answers.lines import flat
from xcollab.words.spoken import said

_SIGN = re.compile(r"[；;\n\t|｜。！!？?]+|(?<![0-9])[.](?=\s|$)|(?<![0-9０-９])[，,]|[，,](?![0-9０-９])")
_SOFT = "，,"
_NOISE = " \t\n\u3000\u00a0-–—·•*.。,，、;；:：!！~～|｜"
"""What may stand around a clause and means nothing."""
_BLANKS = " \t\n\u3000\u00a0|｜"
_MARK = re.compile(r"\s*(?:[-–—·•*]\s+|[0-9]{1,2}[.)、）]\s*|[(（][0-9]{1,2}[)）]\s*|[①-⑳]\s*)")
"""What begins an item of a list."""


_OF_WORDS = "abcdefghijklmnopqrstuvwxyz0123456789_-"


class Clause(NamedTuple):
    """A part of an answer."""

    before: str
    """The sign that it stands after; empty at the beginning."""
    text: str
    after: str = ""

    @property
    def soft(self) -> bool:
        """Whether only a comma stands before it."""
        return bool(self.before) and self.before in _SOFT

    @property
    def asks(self) -> bool:
        """Whether it is a question: that is no answer."""
        return bool(re.search("[？?]", self.after)) or flat(self.text).rstrip().endswith(("吗", "么", "呢"))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text; together with the signs before them they are the text."""
    at, before = 0, ""
    for sign in _SIGN.finditer(text):
        yield Clause(before, text[at : sign.start()], sign[0])
        at, before = sign.end(), sign[0]
    yield Clause(before, text[at:])


def bare(text: str) -> str:
    """Flat, and without what stands around it."""
    return flat(text).strip(_NOISE)


def item(text: str) -> str:
    """A text without the mark of a list and the signs around it that mean nothing."""
    plain = text.strip(_BLANKS)
    while (mark := _MARK.match(plain)) and (rest := plain[mark.end() :].strip(_BLANKS)):
        plain = rest
    return plain


def is_mark(text: str) -> bool:
    """Whether it is the mark of a list and nothing else, or nothing at all."""
    plain = text.strip(_BLANKS)
    return not plain or bool(_MARK.fullmatch(f"{plain} "))


@cache
def spoken(group: str) -> frozenset[str]:
    """The words of one of the groups that are no values."""
    return frozenset(flat(word) for word in said(group, group))


def is_courtesy(text: str) -> bool:
    """Whether a clause is nothing but a greeting or thanks."""
    plain = bare(text)
    return plain in spoken("courtesy") or not plain


def is_none(text: str) -> bool:
    """Whether a value says that there is none."""
    return flat(text).strip(" \t\n\u3000.。;；,，") in spoken("none")


def hedges(text: str) -> bool:
    """Whether a clause begins to take back what was said before it."""
    return begins(bare(text), spoken("hedge")) != ""


def begins(plain: str, words: frozenset[str] | Mapping[str, object]) -> str:
    """The longest of some words that a flat text begins with, no word in Latin letters cut; empty where it begins with none."""
    most = max(map(len, words), default=0)
    for length in range(min(most, len(plain)), 0, -1):
        word = plain[:length]
        if word in words and not _goes_on(word, plain[length : length + 1]):
            return word
    return ""


def _goes_on(word: str, following: str) -> bool:
    return bool(following) and word[-1].isascii() and word[-1].isalnum() and following in _OF_WORDS


def without_fillers(plain: str) -> str:
    """A flat clause without the words that may stand before its own, such as *we* and 我们."""
    while filler := begins(plain, spoken("filler")):
        plain = plain[len(filler) :].lstrip(" :,，")
    return plain
