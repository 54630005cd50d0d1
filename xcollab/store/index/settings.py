"""Settings and people as text, and back: what rows are read with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from xcollab.schema.dates import parse_day
from xcollab.schema.roster import AbsenceRow, DepartmentRow, MemberRow, Roster, SettingsRow, TermsRow
from xcollab.store.files.calendar_days import CalendarRow

if TYPE_CHECKING:
    from xcollab.schema.department import Member
    from xcollab.schema.snapshot import Snapshot


class Settings(NamedTuple):
    """What belongs to no collaboration."""

    company: Roster
    calendar: CalendarRow


def of_snapshot(snapshot: Snapshot) -> Settings:
    """The same in narrow rows."""
    from xcollab.store.files.public_calendar import calendar_row

    shared, terms = snapshot.workspace, snapshot.workspace.deadlines
    departments = {
        key: DepartmentRow(
            one.name, one.lead, one.deputies, one.liaisons, one.executive,
            tuple(_row(m) for m in one.members),
        )
        for key, one in snapshot.departments.items()
    }  # fmt: skip
    settings = SettingsRow(
        shared.id,
        shared.name,
        shared.admins,
        shared.language,
        shared.timezone,
        TermsRow(terms.log, terms.remind_before),
        shared.variables,
    )
    return Settings(Roster(settings, departments), calendar_row(shared, snapshot.calendar))


def _row(member: Member) -> MemberRow:
    away = tuple(AbsenceRow(one.from_, one.to, one.deputy) for one in member.away or ())
    return MemberRow(member.id, member.name, member.email, member.until, away)


def _member(values: MemberRow) -> MemberRow:
    """A row as JSON has it: lists in place of tuples, texts in place of days."""
    one = MemberRow._make(values)
    away = tuple(AbsenceRow(parse_day(first), parse_day(last), deputy) for first, last, deputy in one.away)
    return one._replace(email=tuple(one.email), until=parse_day(one.until) if one.until else None, away=away)


def written(settings: Settings) -> str:
    """As text."""
    company = (settings.company.workspace, settings.company.departments)
    return json.dumps((company, settings.calendar), default=str, ensure_ascii=False)


def read(text: str) -> Settings:
    """From its text."""
    (shared, departments), calendar = json.loads(text)
    company = Roster(_shared(*shared), {key: _department(values) for key, values in departments.items()})
    row = CalendarRow._make(calendar)
    return Settings(
        company, row._replace(week=tuple(row.week), told=(row.told[0], row.told[1]), noticed=tuple(row.noticed))
    )


def _shared(key: str, name: str, admins: list[str], *rest: object) -> SettingsRow:
    found = SettingsRow._make((key, name, tuple(admins), *rest))
    variables = {channel: tuple(names) for channel, names in found.variables.items()}
    return found._replace(deadlines=TermsRow._make(found.deadlines), variables=variables)


def _department(values: list[object]) -> DepartmentRow:
    found = DepartmentRow._make(values)
    members = (_member(member) for member in found.members)
    return found._replace(deputies=tuple(found.deputies), liaisons=tuple(found.liaisons), members=tuple(members))
