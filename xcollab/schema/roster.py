"""Who works in a company, as far as names, posts and terms go: what a text or a reminder about people is made with.

`Snapshot` holds it as the files say it; `Roster` is the same in narrow rows, without the models that check files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo


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
    def language(self) -> str:
        """Of what everybody reads."""

    @property
    def zone(self) -> ZoneInfo:
        """That days are meant in."""

    @property
    def deadlines(self) -> Terms:
        """The terms."""


class Company(Protocol):
    """The settings and the people of a revision."""

    @property
    def workspace(self) -> Shared:
        """Its settings."""

    @property
    def departments(self) -> Mapping[str, Unit]:
        """By id."""

    def member(self, member_id: str) -> Person | None:
        """The member of that id."""


class MemberRow(NamedTuple):
    """A member."""

    id: str
    name: str
    email: tuple[str, ...]
    until: date | None


class DepartmentRow(NamedTuple):
    """A department."""

    name: str
    lead: str | None
    liaisons: tuple[str, ...]
    executive: str | None
    members: tuple[MemberRow, ...]


class TermsRow(NamedTuple):
    """Terms."""

    log: str
    remind_before: str


class SettingsRow(NamedTuple):
    """Settings of the workspace."""

    language: str
    timezone: str
    deadlines: TermsRow

    @property
    def zone(self) -> ZoneInfo:
        """That days are meant in."""
        return ZoneInfo(self.timezone)


class Roster(NamedTuple):
    """The company in narrow rows."""

    workspace: SettingsRow
    departments: Mapping[str, DepartmentRow]

    def members(self) -> Iterator[MemberRow]:
        """All, by department."""
        return (member for department in self.departments.values() for member in department.members)

    def member(self, member_id: str) -> MemberRow | None:
        """The member of that id; of two with the same, the first counts."""
        return next((member for member in self.members() if member.id == member_id), None)

    def gone(self, today: date) -> tuple[str, ...]:
        """Who has left by that day: of the day, what is owed depends on nothing else."""
        return tuple(sorted(member.id for member in self.members() if member.until and member.until < today))
