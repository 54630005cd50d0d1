"""Who works in a company, as far as names, posts and terms go: what a text or a reminder about people is made with.

`Snapshot` holds it as the files say it; `Roster` is the same in narrow rows, without the models that check files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, Protocol
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
    deputies: tuple[str, ...]
    liaisons: tuple[str, ...]
    executive: str | None
    members: tuple[MemberRow, ...]


class TermsRow(NamedTuple):
    """Terms."""

    log: str
    remind_before: str


class SettingsRow(NamedTuple):
    """Settings of the workspace."""

    id: str
    name: str
    admins: tuple[str, ...]
    language: Literal["zh", "en"]
    timezone: str
    deadlines: TermsRow
    variables: Mapping[str, tuple[str, ...]] = {}

    @property
    def zone(self) -> ZoneInfo:
        """That days are meant in."""
        return ZoneInfo(self.timezone)


class Roster:
    """The company in narrow rows."""

    def __init__(self, workspace: SettingsRow, departments: Mapping[str, DepartmentRow]) -> None:
        self.workspace = workspace
        self.departments = departments

    def members(self) -> Iterator[tuple[str, MemberRow]]:
        """Every member with the department's id."""
        return ((key, member) for key, department in self.departments.items() for member in department.members)

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, MemberRow]]:
        """By the member's id; of two with the same, the first counts."""
        return {member.id: (department, member) for department, member in reversed(list(self.members()))}

    def member(self, member_id: str) -> MemberRow | None:
        """The member of that id."""
        return self._known[member_id][1] if member_id in self._known else None

    def department_of(self, member_id: str) -> str:
        """The id of the member's department, or an empty text for a stranger."""
        return self._known[member_id][0] if member_id in self._known else ""

    def gone(self, today: date) -> tuple[str, ...]:
        """Who has left by that day: of the day, what is owed depends on nothing else."""
        return tuple(sorted(member.id for _, member in self.members() if member.until and member.until < today))
