"""A commit as git stores it, read strictly and in one pass: a commit is a stranger's text, and two readers must not differ on it.

Git takes what is pushed as it is: two authors, a date that no calendar holds, a `>` within an address. Some tools then see the
one and some the other. What git itself would not have written is named in `flaws`, and hides nothing else.
"""

import codecs
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from xcollab.store.git.dates import NEVER, moment_in
from xcollab.store.git.objects import id_of
from xcollab.words.patterns import compiled

_ENCODINGS = (
    "utf-8", "ascii", "latin-1", "iso8859-15", "cp1252", "gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
)  # fmt: skip
"""What a header `encoding` may name; others of Python's take a square of the time (idna) or are none (rot13)."""
_ORDER = ("tree", "parent", "author", "committer")
_ONCE = ("tree", "author", "committer")
_ACT = "xcollab-act"
"""The trailer, in small letters, by which a commit of ours is known."""
_KEY = compiled(r"[A-Za-z0-9][A-Za-z0-9-]*")


def empty_tree(like: str) -> str:
    """The id of the tree without a file, in the object format of another id; every git knows it."""
    return id_of("tree", b"", len(like))


class Person(NamedTuple):
    """As git names somebody."""

    name: str
    email: str


class Signature(NamedTuple):
    """Who did it, and when: what a header `author` or `committer` says."""

    person: Person
    at: datetime
    """The beginning of time where no calendar holds what is said."""
    sound: bool
    """Whether there is one way only to read it."""


_NOBODY = Signature(Person("", ""), NEVER, sound=False)


class Commit:
    """One commit, by its id."""

    def __init__(self, name: str, raw: bytes) -> None:
        head, _, body = raw.partition(b"\n\n")
        headers = list(_headers(head))
        known = dict(reversed(headers))  # of two, the first, as git reads it
        encoding = _encoding(known.get("encoding", b""))
        self.id = name
        self.tree = known.get("tree", b"").decode("ascii", "replace")
        self.parents = tuple(value.decode("ascii", "replace") for key, value in headers if key == "parent")
        author, committer = (_signature(known[key].decode(encoding, "replace")) if key in known else _NOBODY
                             for key in ("author", "committer"))  # fmt: skip
        self.author, self.at = author.person, author.at
        """Who made it, and the author date."""
        self.committer, self.committed = committer.person, committer.at
        """Who put it where it stands, and when."""
        self.message = body.decode(encoding, "replace")
        self.flaws = tuple(_flaws(headers, author, committer, raw))
        """The headers that are not as git writes them."""

    @cached_property
    def subject(self) -> str:
        """The first paragraph as one line."""
        return " ".join(line.strip() for line in _paragraph(_lines(self.message)))

    @cached_property
    def trailers(self) -> Mapping[str, tuple[str, ...]]:
        """By key in small letters, the values in their order: `key: value` in the last paragraph, which is not the first.

        A line that begins with a blank goes on with the one before.
        """
        _, *others = _paragraphs(self.message)
        return _read(others[-1]) if others else {}

    @cached_property
    def act(self) -> Mapping[str, tuple[str, ...]]:
        """The trailers of the act that the commit is: the last paragraph, or the one that tells of an act, where a hook of the
        person's has added footers of its own after it. A message that tells of several acts, as a squash does, is none of them.
        """
        _, *others = _paragraphs(self.message)
        telling = [found for found in map(_read, others) if _ACT in found]
        return telling[0] if len(telling) == 1 else self.trailers

    def said(self, key: str) -> str:
        """What the act's trailer says; where it stands twice the last counts, and an empty one says nothing."""
        return next((value for value in reversed(self.act.get(key.casefold(), ())) if value), "")

    @property
    def also(self) -> tuple[Person, ...]:
        """Those whom the message names as `Co-authored-by`: anybody may write that of anybody."""
        told = (_person(value) for value in self.trailers.get("co-authored-by", ()))
        return tuple(person for person in told if person)


def _headers(head: bytes) -> Iterator[tuple[str, bytes]]:
    """The headers in their order; a signature's further lines begin with a blank and belong to no other."""
    for line in head.split(b"\n"):
        if not line.startswith(b" "):
            key, _, value = line.partition(b" ")
            yield key.decode("ascii", "replace"), value


def _encoding(name: bytes) -> str:
    try:
        found = codecs.lookup(name.decode("ascii").strip()).name
    except (LookupError, ValueError):
        return "utf-8"
    return found if found in {codecs.lookup(known).name for known in _ENCODINGS} else "utf-8"


def _signature(text: str) -> Signature:
    who, closed, when = text.rpartition("> ")
    name, opened, email = who.partition("<")
    at = moment_in(when)
    whole = bool(opened and closed) and not any(mark in name + email for mark in "<>")
    return Signature(Person(name.strip(), email.strip()), at or NEVER, sound=whole and at is not None)


def _flaws(headers: list[tuple[str, bytes]], author: Signature, committer: Signature, raw: bytes) -> Iterator[str]:
    keys = [key for key, _ in headers]
    yield from (key for key in _ONCE if keys.count(key) != 1)
    places = [_ORDER.index(key) if key in _ORDER else len(_ORDER) for key in keys]
    if places != sorted(places) and all(keys.count(key) == 1 for key in _ONCE):
        yield "parent"
    for key, signature in (("author", author), ("committer", committer)):
        if keys.count(key) == 1 and not signature.sound:
            yield key
    if b"\0" in raw:
        yield "NUL"


def _lines(message: str) -> list[str]:
    """Without the empty ones before and after; no letter but the newline ends a line, as for git."""
    return [line.rstrip("\r") for line in message.strip().split("\n")]


def _paragraph(lines: list[str]) -> list[str]:
    """The lines up to the first empty one."""
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    return lines[:end]


def _paragraphs(message: str) -> list[list[str]]:
    """The first one even where it is empty."""
    found: list[list[str]] = [[]]
    for line in _lines(message):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return found


def _read(paragraph: list[str]) -> dict[str, tuple[str, ...]]:
    """Trailers by key in small letters."""
    folded: list[list[str]] = []
    for line in paragraph:
        if line[0] in " \t" and folded:
            folded[-1].append(line.strip())
        else:
            folded.append([line])
    found: dict[str, list[str]] = {}
    for parts in folded:
        key, colon, value = " ".join(parts).partition(":")
        if colon and _KEY.fullmatch(key := key.strip()):
            found.setdefault(key.casefold(), []).append(value.strip())
    return {key: tuple(values) for key, values in found.items()}


def _person(value: str) -> Person | None:
    """`Name <address>`; None for anything else."""
    name, opened, rest = value.partition("<")
    email = rest.removesuffix(">")
    if not opened or email == rest or not email or any(letter in "<>" or letter.isspace() for letter in email):
        return None
    return Person(name.strip(), email)
