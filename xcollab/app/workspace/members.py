"""Adding a person to a department, saying something else of them, and moving them to another department."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.workspace.settings import FLAGS, Change, Setting, made, save_setting, save_settings, updated
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.changes import differences
from xcollab.schema.department import Department, Member
from xcollab.schema.plain import Plain
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.labels import LANGUAGES
from xcollab.workflow.rules.authorship import known_by


class NewMember(NamedTuple):
    """Who is to be added, as people write it."""

    id: str
    name: str
    email: Sequence[str]
    department: str | None = None
    """That of whoever adds, where it is left out."""
    forge: str | None = None


def add_member(context: Context, new: NewMember, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add a person. Raises `Refused` where somebody goes by one of these names already, `Misused` for what is no value."""

    def compose(view: WorkspaceView) -> Change:
        home = view.department(new.department) if new.department else view.snapshot.department_of(view.member.id)
        before = view.snapshot.departments[home]
        person = {"id": new.id, "name": new.name, "email": list(new.email), "forge": new.forge}
        added = made(Member, person, FLAGS | {"id": "MEMBER"})
        _refuse_known(view.snapshot, added)
        members = [member.dump() for member in (*before.members, added)]
        return Change(f"departments/{home}", before, updated(before, {"members": members}))

    said = N_("Member {subject} added to {department}.")
    return save_setting(context, Setting("member-add", new.id, said), compose, keeping)


def _refuse_known(snapshot: Snapshot, person: Member, own: str = "") -> None:
    """Raise `Refused` where somebody else goes by one of the names already."""
    taken = {value: home for home, member in snapshot.members() if member.id != own for value in known_by(member)}
    for value in known_by(person):
        if value in taken:
            raise Refused("member-twice", value=value, department=taken[value])


class MemberEdit(NamedTuple):
    """What is to be said of a person otherwise, as people write it; what is left out stays, an empty text takes it out."""

    name: str | None = None
    email: Sequence[str] = ()
    """Addresses to add."""
    remove_email: Sequence[str] = ()
    aliases: Sequence[str] = ()
    """Other names to add."""
    remove_alias: Sequence[str] = ()
    job_title: str | None = None
    language: str | None = None
    forge: str | None = None


_EDITING = {**FLAGS, "aliases": "--alias", "job_title": "--title", "language": "--language"}


def edit_member(context: Context, typed: str | None, edit: MemberEdit, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Say something else of a person, of whoever is at work where nobody is named. Raises `Refused` for what is not theirs to
    say, or where somebody else goes by it already; `Misused` for what is no value.
    """
    view = WorkspaceView(context)
    person = view.person(typed) if typed else view.member.id

    def compose(view: WorkspaceView) -> Change:
        home = view.snapshot.department_of(person)
        before = view.snapshot.departments[home]
        people = {member.id: member.dump() for member in before.members}
        was, now = people[person], _edited(people[person], edit)
        after = made(Member, now, _EDITING)
        if after.dump() == was:
            raise Misused("nothing-to-change", command="xcollab member edit")
        _refuse_known(view.snapshot, after, person)
        people[person] = now
        department = made(Department, before.dump() | {"members": list(people.values())}, _EDITING)
        return Change(f"departments/{home}", before, department, differences(was, after.dump()))

    return save_setting(context, Setting("member-edit", person, N_("Member {subject} changed.")), compose, keeping)


def _edited(was: Mapping[str, Plain], edit: MemberEdit) -> dict[str, Plain]:
    now = dict(was)
    if edit.language not in (None, "", *LANGUAGES):
        raise Misused("not-a-word", flag="--language", value=edit.language, allowed=list(LANGUAGES))
    said = {"name": edit.name, "job_title": edit.job_title, "language": edit.language, "forge": edit.forge}
    now |= {key: value for key, value in said.items() if value is not None}
    for key, flag, added, removed in (
        ("email", "--remove-email", edit.email, edit.remove_email),
        ("aliases", "--remove-alias", edit.aliases, edit.remove_alias),
    ):
        present = was.get(key)
        there = [str(one) for one in present] if isinstance(present, list) else []
        for one in removed:
            if one not in there:
                raise Misused("not-there", flag=flag, value=one, there=there)
        now[key] = [*(one for one in there if one not in removed), *(one for one in added if one not in there)]
    return {key: value for key, value in now.items() if value not in ("", []) or key in ("name", "email")}


def move_member(context: Context, typed: str, to: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Move a person to another department: what was said so far stays said for the one before. Raises `Refused` where the one
    before would be left without its lead.
    """
    view = WorkspaceView(context)
    person, new = view.person(typed), view.department(to)

    def compose(view: WorkspaceView) -> tuple[Change, ...]:
        old = view.snapshot.department_of(person)
        if old == new:
            raise Misused("nothing-to-change", command="xcollab member move")
        left, joined = view.snapshot.departments[old], view.snapshot.departments[new]
        if left.lead == person:
            raise Refused("leads-elsewhere", member=person, department=old)
        moved = next(member for member in left.members if member.id == person)
        after = left.model_copy(
            update={
                "members": tuple(member for member in left.members if member.id != person),
                "deputies": tuple(member for member in left.deputies if member != person),
                "liaisons": tuple(member for member in left.liaisons if member != person),
            }
        )
        return (
            Change(f"departments/{new}", joined, joined.model_copy(update={"members": (*joined.members, moved)})),
            Change(f"departments/{old}", left, after),
        )

    said = N_("Member {subject} moved to {department}.")
    return save_settings(context, Setting("member-move", person, said), compose, keeping)
