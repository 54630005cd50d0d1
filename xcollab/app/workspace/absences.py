"""Saying that somebody is away and who answers meanwhile, and that they are back."""

from datetime import date, timedelta
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.parsers import day
from xcollab.app.forms.values import Typing
from xcollab.app.workspace.settings import Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.changes import differences
from xcollab.schema.department import Absence, Department, Member
from xcollab.words import N_

_FLAGS = {"from": "--from", "to": "--to", "deputy": "--deputy"}


class Leave(NamedTuple):
    """Some days on which somebody is away, as people write them."""

    first: str
    last: str
    deputy: str


def away(context: Context, typed: str | None, leave: Leave, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Say that a person is away, whoever is at work where nobody is named. It ends by itself. Raises `Refused` where the deputy is
    not there all the time, or the person is away then already.
    """
    view = WorkspaceView(context)
    person = view.person(typed) if typed else view.member.id

    def compose(view: WorkspaceView) -> Change:
        days = {
            key: day(Typing(view, "", _FLAGS[key]), text) for key, text in (("from", leave.first), ("to", leave.last))
        }
        new = made(Absence, {**days, "deputy": view.person(leave.deputy)}, _FLAGS)
        _refuse(view, person, new)
        known = _member(view, person).away or ()
        return _change(view, person, tuple(sorted((*known, new), key=lambda one: one.from_)))

    said = N_("Member {subject} is away then; the deputy may answer meanwhile.")
    return save_setting(context, Setting("member-away", person, said), compose, keeping)


def back(context: Context, typed: str | None, first_day: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Say that a person is back from a day on: the absence ends the day before, or is taken back where it has not begun by then.
    Raises `Refused` where there is none.
    """
    view = WorkspaceView(context)
    person = view.person(typed) if typed else view.member.id

    def compose(view: WorkspaceView) -> Change:
        there = date.fromisoformat(day(Typing(view, "", "--back"), first_day))
        known = _member(view, person).away or ()
        if not any(one.to >= there for one in known):
            raise Refused("not-away", member=person)
        shorter = (
            one.model_copy(update={"to": min(one.to, there - timedelta(days=1))}) for one in known if one.from_ < there
        )
        return _change(view, person, tuple(shorter))

    said = N_("Member {subject} is back.")
    return save_setting(context, Setting("member-away", person, said), compose, keeping)


def _member(view: WorkspaceView, person: str) -> Member:
    member = view.snapshot.member(person)
    assert member is not None
    return member


def _refuse(view: WorkspaceView, person: str, new: Absence) -> None:
    """Raise `Refused` where the deputy cannot answer on each of the days, or somebody else does already."""
    if new.deputy == person:
        raise Refused("deputy-self", member=person)
    if new.to < view.now.date():
        raise Misused("away-over", where="--to", day=new.to)
    for one in _member(view, person).away or ():
        if one.from_ <= new.to and new.from_ <= one.to:
            raise Refused("away-already", member=person, first=one.from_, last=one.to)
    deputy = _member(view, new.deputy)
    if deputy.until and deputy.until < new.to:
        raise Refused("deputy-leaves", deputy=new.deputy, until=deputy.until, day=new.to)
    for one in deputy.away or ():
        if one.from_ <= new.to and new.from_ <= one.to:
            raise Refused("deputy-away", deputy=new.deputy, day=one.to)


def _change(view: WorkspaceView, person: str, absences: tuple[Absence, ...]) -> Change:
    home = view.snapshot.department_of(person)
    before = view.snapshot.departments[home]
    people = {member.id: member.dump() for member in before.members}
    was = dict(people[person])
    people[person] = {**people[person], "away": [one.dump() for one in absences] or None}
    after = made(Department, before.dump() | {"members": list(people.values())}, _FLAGS)
    now = next(member.dump() for member in after.members if member.id == person)
    return Change(f"departments/{home}", before, after, differences(was, now))
