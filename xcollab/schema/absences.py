"""Who is away on a day, and who answers meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xcollab.schema.company import Person


class StandIn(NamedTuple):
    """Somebody who answers for a member who is away."""

    deputy: str
    member: str
    until: date
    """The last day on which the member is away."""


class Staff(Protocol):
    """The people of a revision."""

    def members(self) -> Iterator[tuple[str, Person]]:
        """Every member with the department's id."""

    def member(self, member_id: str) -> Person | None:
        """The member of that id."""


def standing_in(company: Staff, day: date) -> Mapping[str, StandIn]:
    """By the id of who is away on a day, who answers for them: where the deputy is away as well, the deputy's own; nobody where
    that leads in a circle, or to somebody who has left.
    """
    away = {
        member.id: StandIn(absence.deputy, member.id, absence.to)
        for _, member in company.members()
        for absence in member.away or ()
        if absence.from_ <= day <= absence.to
    }
    found = {}
    for member, one in away.items():
        deputy, passed = one.deputy, {member}
        while deputy in away and deputy not in passed:
            passed.add(deputy)
            deputy = away[deputy].deputy
        known = company.member(deputy)
        if deputy not in passed and known and not (known.until and known.until < day):
            found[member] = one._replace(deputy=deputy)
    return found
