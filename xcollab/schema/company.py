"""Who works in a company, as far as names, posts and terms go: what a text or a reminder about people is made with.

`Snapshot` is one as the files say it, `Roster` the same in narrow rows. Only type checkers load these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo


class Away(Protocol):
    """Some days on which a member is away."""

    @property
    def from_(self) -> date:
        """The first."""

    @property
    def to(self) -> date:
        """The last."""

    @property
    def deputy(self) -> str:
        """Who answers meanwhile."""


class Person(Protocol):
    """A member."""

    @property
    def id(self) -> str:
        """Never renamed."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def email(self) -> tuple[str, ...]:
        """Addresses of the person's commits."""

    @property
    def until(self) -> date | None:
        """The last day in the company."""

    @property
    def away(self) -> Sequence[Away] | None:
        """Times in which somebody else answers for the person."""


class Unit(Protocol):
    """A department."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def lead(self) -> str | None:
        """Speaks for it."""

    @property
    def liaisons(self) -> tuple[str, ...]:
        """Speak for it from day to day."""

    @property
    def executive(self) -> str | None:
        """Hears last."""

    @property
    def deputies(self) -> tuple[str, ...]:
        """Speak for it when the lead is away."""

    @property
    def members(self) -> Sequence[Person]:
        """Its people."""


class Terms(Protocol):
    """How long things may take, as views need it."""

    @property
    def log(self) -> str:
        """The longest silence of a task in progress."""

    @property
    def remind_before(self) -> str:
        """How long before a deadline somebody is reminded."""


class Shared(Protocol):
    """Settings of the workspace."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def admins(self) -> tuple[str, ...]:
        """Members who may change settings."""

    @property
    def language(self) -> Literal["zh", "en"]:
        """Of what everybody reads."""

    @property
    def zone(self) -> ZoneInfo:
        """That days are meant in."""

    @property
    def deadlines(self) -> Terms:
        """The terms."""

    @property
    def variables(self) -> Mapping[str, tuple[str, ...]]:
        """By channel, the environment variables that it needs."""


class Company(Protocol):
    """The settings and the people of a revision."""

    @property
    def workspace(self) -> Shared:
        """Its settings."""

    @property
    def departments(self) -> Mapping[str, Unit]:
        """By id."""

    def members(self) -> Iterator[tuple[str, Person]]:
        """Every member with the department's id."""

    def member(self, member_id: str) -> Person | None:
        """The member of that id."""

    def department_of(self, member_id: str) -> str:
        """The id of the member's department, or an empty text for a stranger."""
