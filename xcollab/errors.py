"""Everything xcollab says no with. This module imports nothing of the package.

An error is a code and its arguments; the sentence belongs to `words`, in two languages.
"""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple, Self


class Word(NamedTuple):
    """An argument that has a name in both languages: a status, an act, a field."""

    group: str
    value: str


class Said(NamedTuple):
    """An argument that is a message of the catalogue itself, such as what the help page says of a word."""

    message: str


class Example(NamedTuple):
    """An argument that shows how something is typed, in canonical keys and words in capitals; the reader gets their own."""

    text: str


class Problem(NamedTuple):
    """Something wrong at a line (from 1) of a file: what `check` reports, and never raises."""

    path: str
    line: int
    code: str
    arguments: Mapping[str, object]


class XcollabError(Exception):
    """A refusal that a person can act on. `where` is `file:line` when a file is to blame."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, *, where: str = "", **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.arguments = arguments
        self.key: tuple[str | int, ...] = ()
        """The part of the record that is to blame, where it is one."""

    @classmethod
    def of(cls, code: str, arguments: Mapping[str, object], where: str = "") -> Self:
        """What a finding or a problem amounts to where it is raised."""
        return cls(code, where=where, **arguments)


class Refused(XcollabError):
    """A rule of the workflow says no (exit 1)."""


class Misused(XcollabError):
    """The command line itself is wrong: a missing or malformed value (exit 2)."""

    exit_code = 2


class BadFile(XcollabError):
    """A file cannot be read or is not what it should be (exit 3)."""

    exit_code = 3


class GitRefused(XcollabError):
    """Git, a hook or the state of the repository says no (exit 4)."""

    exit_code = 4


class NotShared(XcollabError):
    """Recorded here, but the remote does not have it yet (exit 5)."""

    exit_code = 5
