"""Adding a person to a department."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.workspace.settings import FLAGS, Change, Setting, made, save_setting, updated
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.schema.department import Member
from xcollab.words import N_
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
        taken = {value: department for department, member in view.snapshot.members() for value in known_by(member)}
        person = {"id": new.id, "name": new.name, "email": list(new.email), "forge": new.forge}
        added = made(Member, person, FLAGS | {"id": "MEMBER"})
        for value in known_by(added):
            if value in taken:
                raise Refused("member-twice", value=value, department=taken[value])
        members = [member.dump() for member in (*before.members, added)]
        return Change(f"departments/{home}", before, updated(before, {"members": members}))

    said = N_("Member {subject} added to {department}.")
    return save_setting(context, Setting("member-add", new.id, said, own_lead=True), compose, keeping)
