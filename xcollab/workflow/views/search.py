"""What is found by some words: a text without the differences that nobody means, and the order of what was found.

Chinese has no blanks between words: a word is found wherever it stands. A word in letters, or a number, is found by its beginning:
`art` finds `artwork`, and not `start`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from xcollab.words.characters import folded
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from xcollab.schema.company import Company

Kind = Literal["title", "decision", "lesson", "text", "attachment"]
"""What is searched. A decision is one of a meeting; a lesson was learned where a collaboration was archived."""
ASIDE = 4
"""What bears none of the words itself, because its speaker or its title does, comes after all that does."""
_CHINESE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff"
"""And Japanese and Korean: a blank beside such a character tells no words apart."""
_START = "\x1f"
"""Stands where a word in letters or a number begins; no text holds it."""
_LETTER = f"[^\\W\\d_{_CHINESE}]"
_STARTS = compiled(rf"(?<!{_LETTER})(?={_LETTER})|(?<!\d)(?=\d)")
_BLANKS = compiled(f"(?<=[{_CHINESE}]) | (?=[{_CHINESE}])")


class Passage(NamedTuple):
    """What one record says: its title, or the texts of one kind in it."""

    kind: Kind
    record: str
    """Its address."""
    subject: str
    """The collaboration, or its task or issue, as it is typed."""
    heading: str
    """The title of the task or issue."""
    act: str
    """What its speaker did by it; nothing for a plan."""
    at: datetime | None
    """When it was said; of a plan, when something was first said on it."""
    by: str
    """Who said it; of a plan, who asks for it or owns it."""
    withdrawn: bool
    lines: tuple[str, ...]


class Searched(NamedTuple):
    """One collaboration, as it is searched."""

    collab: str
    title: str
    status: str
    passages: tuple[Passage, ...]


class Hit(NamedTuple):
    """A passage that was found, with what is shown of it."""

    collab: str
    title: str
    """Of the collaboration."""
    status: str
    """Of its request: `archived` where it came to its end."""
    subject: str
    """The collaboration, or its task or issue, as it is typed."""
    heading: str
    """The title of the task or issue; empty where it is the collaboration itself."""
    kind: Kind
    act: str
    """What its speaker did by it; empty for a plan."""
    at: datetime | None
    """When it was said; of a plan, when something was first said on it."""
    by: str
    """Who said it; of a plan, who asks for it or owns it."""
    withdrawn: bool
    line: str
    """In which most of the words stand."""
    record: str
    """The address of the record."""


class Swept(NamedTuple):
    """A passage as the words are held against it."""

    rank: int
    at: int
    """Seconds since 1970; 0 where nobody knows."""
    collab: str
    who: str
    kind: str
    above: bytes
    """The titles that it stands below."""
    own: bytes


class Wanted(NamedTuple):
    """A word, and whose name it may be."""

    typed: str
    text: bytes
    people: frozenset[str]


class Asked(NamedTuple):
    """What is looked for: everything that has all the words, one of which at least it says itself or is the name of who said it;
    others may stand in the titles above it.
    """

    words: tuple[Wanted, ...]
    collab: str = ""
    kind: str = ""

    @property
    def within(self) -> tuple[tuple[str, str], ...]:
        """What a passage has to be, by the name of its field, where something is said."""
        return ("collab", self.collab), ("kind", self.kind)


def searchable(text: str) -> str:
    """What stays the same of a line, however wide its characters, however many its blanks, capital or not."""
    plain = folded(text)
    return _STARTS.sub(_START, plain if plain.isascii() else _BLANKS.sub("", plain))


def wanted(typed: str, company: Company | None = None) -> Wanted:
    """A word as it was typed; more than one, where they stand in quotation marks, belong together. Without the `company` it is nobody's
    name.
    """
    text = searchable(typed)
    people = _called(text, company) if company and text else ()
    return Wanted(typed, _bytes(text), frozenset(people))


def _called(text: str, company: Company) -> Iterator[str]:
    """The ids of those in whose name or id it stands; hundreds are told apart without a closer look."""
    bare = text.replace(_START, "").replace(" ", "")
    for _, one in company.members():
        names = (one.id, one.name)
        if any(bare in folded(name).replace(" ", "") and text in searchable(name) for name in names):
            yield one.id


def swept(found: Searched) -> list[Swept]:
    """The passages of a collaboration, to hold words against."""
    return [_swept(found, one) for one in found.passages]


def _swept(found: Searched, one: Passage) -> Swept:
    whole = one.kind == "title" and one.subject == found.collab
    above = () if whole else (found.title,) if one.kind == "title" else (found.title, one.heading)
    rank = {"title": 0 if whole else 1, "decision": 2, "lesson": 2}.get(one.kind, 3) if not one.withdrawn else 3
    at = int(one.at.timestamp()) if one.at else 0
    return Swept(rank, at, found.collab, one.by, one.kind, _above(above), _lines(one.lines))


def _lines(texts: Collection[str]) -> bytes:
    return _bytes("\n".join(searchable(line) for text in texts for line in text.split("\n")))


_above = lru_cache(maxsize=64)(_lines)
"""Of many passages the same."""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def rank_of(row: Swept, asked: Asked) -> int | None:
    """Where a passage stands among all that were found, 0 first; None where it is not what is looked for."""
    if (asked.kind and asked.kind != row.kind) or (asked.collab and asked.collab != row.collab):
        return None
    own = [word.text in row.own for word in asked.words]
    by = [row.who in word.people for word in asked.words]
    if not (any(own) or any(by)):
        return None
    every = zip(own, by, asked.words, strict=True)
    if not all(said or spoke or word.text in row.above for said, spoke, word in every):
        return None
    return row.rank if any(own) else row.rank + ASIDE


def telling_line(lines: Sequence[str], words: Sequence[Wanted]) -> str:
    """The line in which most of the words stand; of several the first."""
    every = [line for text in lines for line in text.split("\n")] or [""]
    return max(every, key=lambda line: sum(word.text in _bytes(searchable(line)) for word in words))


def hit(whole: Searched, one: Passage, words: Sequence[Wanted]) -> Hit:
    """What is shown of a passage that some words found."""
    line = telling_line(one.lines, words)
    return Hit(
        whole.collab,
        whole.title,
        whole.status,
        one.subject,
        one.heading,
        one.kind,
        one.act,
        one.at,
        one.by,
        one.withdrawn,
        line,
        one.record,
    )


def spans(text: str, words: Sequence[Wanted]) -> list[tuple[int, int]]:
    """Where in a line the words stand, for whoever marks them: from and to, in order, none within another."""
    plain, origin = "", list[int]()
    for number, part in enumerate(text):
        told = _character(part)
        plain += told
        origin += [number] * len(told)
    taken: set[int] = set()
    for word in words:
        for match in re.finditer(_pattern(searchable(word.typed)), plain) if word.text else ():
            taken.update(origin[match.start() : match.end()])
    return _runs(sorted(taken))


@cache
def _character(letter: str) -> str:
    return " " if letter.isspace() else folded(letter)


@cache
def _pattern(word: str) -> str:
    """What finds a searchable word in a text in which blanks stand as they were written."""
    told, before = "", ""
    for number, letter in enumerate(word):
        if letter == _START:
            told += r"(?<!\d)" if word[number + 1].isdecimal() else f"(?<!{_LETTER})"
            continue
        loose = (before and re.match(f"[{_CHINESE}]", before)) or re.match(f"[{_CHINESE}]", letter)
        told += (r"\s*" if before and loose else "") + (r"\s+" if letter == " " else re.escape(letter))
        before = letter
    return told


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = found[-1][0], number + 1
        else:
            found.append((number, number + 1))
    return found
