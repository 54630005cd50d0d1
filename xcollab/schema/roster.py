"""A company in narrow rows, without the models that check files."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from xcollab.schema.absences import StandIn, standing_in


class AbsenceRow(NamedTuple):
    """Some days on which a member is away."""

    from_: date
    to: date
    deputy: str


class MemberRow(NamedTuple):
    """A member."""

    id: str
    name: str
    email: tuple[str, ...]
    until: date | None
    away: tuple[AbsenceRow, ...] = ()


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

    def away(self, today: date) -> tuple[StandIn, ...]:
        """Who is away on that day, and who answers."""
        return tuple(standing_in(self, today).values())

    def gone(self, today: date) -> tuple[str, ...]:
        """Who has left by that day: of the day, what is owed depends on this and on who is away."""
        return tuple(sorted(member.id for _, member in self.members() if member.until and member.until < today))
