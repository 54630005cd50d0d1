"""Who may change the settings, the departments, the people and what is said of a member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.schema.snapshot import Snapshot

CONFIGURING = N_("Settings, departments, people and files beside the layout are for admins. A lead may add members to the own"
                 " department and change what is said of them, but not by which address they are known and where they hear of"
                 " things; that, and all else but the last day, everybody says of themselves.")  # fmt: skip

_PERSON, _LEAD = "person", "lead"
OF_A_MEMBER: Mapping[str, tuple[str, ...]] = {
    "name": (_PERSON, _LEAD),
    "aliases": (_PERSON, _LEAD),
    "job_title": (_PERSON, _LEAD),
    "language": (_PERSON, _LEAD),
    "away": (_PERSON, _LEAD),
    "email": (_PERSON,),  # who commits with it speaks in the person's name
    "forge": (_PERSON,),
    "notify": (_PERSON,),
    "until": (_LEAD,),
    "successor": (_LEAD,),
}
"""By key of a member, who may change it besides the admins: the person, or the lead of the person's department."""


def may_configure(snapshot: Snapshot, member: str, department: str | None = None) -> bool:
    """Admins may change everything; a lead may add members to the own department."""
    return member in who_configures(snapshot, department)


def who_configures(snapshot: Snapshot, department: str | None = None) -> tuple[str, ...]:
    """Who may change the settings, or add members to a department, the nearest first."""
    unit = snapshot.departments.get(department) if department else None
    lead = (unit.lead,) if unit and unit.lead else ()
    return tuple(dict.fromkeys([*lead, *snapshot.workspace.admins]))


def may_restate(snapshot: Snapshot, actor: str, member: str, key: str) -> bool:
    """Whether somebody may change one thing that is said of a member."""
    return actor in who_restates(snapshot, member, key)


def who_restates(snapshot: Snapshot, member: str, key: str) -> tuple[str, ...]:
    """Who may change one thing that is said of a member, the nearest first."""
    home = snapshot.departments.get(snapshot.department_of(member))
    lead = home.lead if home else None
    named = {_PERSON: member, _LEAD: lead}
    people = (named[who] for who in OF_A_MEMBER.get(key, ()))
    return tuple(dict.fromkeys([*filter(None, people), *snapshot.workspace.admins]))
