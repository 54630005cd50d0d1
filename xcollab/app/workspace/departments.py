"""Adding a department, and naming who speaks for it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.values import names
from xcollab.app.workspace.settings import FLAGS, Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.schema.department import Department
from xcollab.words import N_


class Posts(NamedTuple):
    """What is to change of a department, as people write it; what is left out stays, an empty text takes it out."""

    name: str | None = None
    lead: str | None = None
    deputies: Sequence[str] = ()
    """Each one or several, separated by commas."""
    liaisons: Sequence[str] = ()
    executive: str | None = None


def add_department(context: Context, department: str, name: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add a department of nobody yet; raises `Refused` where there is one of this id."""

    def compose(view: WorkspaceView) -> Change:
        if department in view.snapshot.departments:
            raise Refused("department-exists", department=department)
        return Change(f"departments/{department}", None, made(Department, {"name": name}, FLAGS))

    return save_setting(
        context, Setting("department-add", department, N_("Department {department} added.")), compose, keeping
    )


def edit_department(context: Context, department: str, posts: Posts, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Change its name, or who speaks for it; raises `Refused` where somebody named is not of it."""

    key = WorkspaceView(context).department(department)

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.departments[key]
        changes = {
            "name": posts.name,
            "lead": _of(view, key, posts.lead) if posts.lead else posts.lead,
            "deputies": _those(view, key, posts.deputies),
            "liaisons": _those(view, key, posts.liaisons),
            "executive": view.person(posts.executive) if posts.executive else posts.executive,
        }
        after = _changed(before, changes)
        if after == before:
            raise Misused("nothing-to-change", command="xcollab department edit")
        return Change(f"departments/{key}", before, after)

    return save_setting(
        context, Setting("department-edit", key, N_("Department {department} changed.")), compose, keeping
    )


def _changed(before: Department, changes: Mapping[str, object]) -> Department:
    """The department as it is to be: what nothing is said of stays, what is said to be empty is taken out."""
    data = before.dump() | {key: value for key, value in changes.items() if value is not None}
    return made(
        Department, {key: value for key, value in data.items() if value not in ("", []) or key == "name"}, FLAGS
    )


def _those(view: WorkspaceView, department: str, typed: Sequence[str]) -> list[str] | None:
    """Members of the department by what was typed; nothing where nothing was."""
    return [_of(view, department, name) for one in typed if one for name in names(view, one)] if typed else None


def _of(view: WorkspaceView, department: str, typed: str) -> str:
    member = view.person(typed)
    if view.snapshot.department_of(member) != department:
        raise Refused("not-of-department", member=member, department=department)
    return member
