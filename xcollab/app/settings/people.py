"""The forms about a person: what is said of them, when they are away, that they leave or move, where they hear of things."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, DEPARTMENT, LINE, MEMBER, NEW_ID, choice
from xcollab.app.imports.people import import_people
from xcollab.app.settings.listed import LIST, table_in
from xcollab.app.settings.notices import HEARING, MOBILE, ways_said, ways_standing
from xcollab.app.settings.setting_form import Said, SettingForm, setting_form
from xcollab.app.workspace.absences import Leave, away, back
from xcollab.app.workspace.leaving import Leaver, leave
from xcollab.app.workspace.members import MemberEdit, NewMember, add_member, edit_member, move_member
from xcollab.app.workspace.notify import member_notify
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.department import Member
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.workflow.model.configuring import may_restate, who_configures, who_restates

NAME = Field("name", "--name", N_("The name, in any script."), LINE, required=True)
_EMAIL = Field("email", "--email", N_("The addresses the person commits with."), several(LINE), required=True)
_FORGE = Field("forge", "--forge", N_("The account on GitHub, GitLab, Gitea or Gitee."), LINE)
_ID = Field("id", "MEMBER", N_("A short id that never changes, such as li."), NEW_ID, required=True)
_EDITED = (
    NAME._replace(required=False), _EMAIL._replace(required=False),
    Field("aliases", "--alias", N_("Other names that people call the person by."), several(LINE)),
    Field("job_title", "--title", N_("What the person is, such as engineer."), LINE),
    Field("language", "--language", N_("Of what the person is sent; that of the workspace where nothing is said."), choice("language")),
    _FORGE,
)  # fmt: skip
_AWAY = (
    Field("first", "--from", N_("The first day."), DATE, required=True),
    Field("last", "--to", N_("The last day; it ends by itself."), DATE, required=True),
    Field("deputy", "--deputy", N_("Who may answer meanwhile what the person may."), MEMBER, required=True),
)  # fmt: skip
_BACK = Field("back", "--back", N_("The first day back, where it ends sooner or is taken back."), DATE, required=True)
_LEAVING = (
    Field("successor", "--to", N_("Who takes over."), MEMBER, required=True),
    Field("last_day", "--last-day", N_("The last day in the company; today, where it is left out."), DATE),
)  # fmt: skip
_MOVING = Field("department", "--department", N_("The department to move to."), DEPARTMENT, required=True)


def _add(context: Context, department: str, said: Said, keeping: Keeping) -> Outcome:
    new = NewMember(said["id"], said["name"], said["email"], department or None, said.get("forge"))
    return add_member(context, new, keeping)


def _edit(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    was = _member(WorkspaceView(context).snapshot, person)
    told: dict[str, Any] = {key: said[key] for key in ("name", "job_title", "language", "forge") if key in said}
    for key, taken_out in (("email", "remove_email"), ("aliases", "remove_alias")):
        if key in said:  # the form has the whole list; what is said of it is how it differs
            before = tuple(getattr(was, key) or ())
            told[key] = [one for one in said[key] if one not in before]
            told[taken_out] = [one for one in before if one not in said[key]]
    return edit_member(context, person, MemberEdit(**told), keeping)


def _away(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    return away(context, person, Leave(said["first"], said["last"], said["deputy"]), keeping)


def _back(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    return back(context, person, said["back"], keeping)


def _leave(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    return leave(context, Leaver(person, said["successor"], said.get("last_day")), keeping)


def _move(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    return move_member(context, person, said["department"], keeping)


def _notify(context: Context, person: str, said: Said, keeping: Keeping) -> Outcome:
    return member_notify(context, person, ways_said(said), keeping)


def _import(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    return import_people(context, table_in(said), keeping)


def _member(snapshot: Snapshot, person: str) -> Member:
    member = snapshot.member(person)
    assert member is not None
    return member


def _stays(view: WorkspaceView, person: str) -> bool:
    """Whether the last day is not over."""
    until = _member(view.snapshot, person).until
    return until is None or until >= view.now.date()


def _to_return(view: WorkspaceView, person: str) -> bool:
    return any(one.to >= view.now.date() for one in _member(view.snapshot, person).away or ())


def _movable(view: WorkspaceView, person: str) -> bool:
    """Whoever leads a department stays there until somebody else does."""
    departments = view.snapshot.departments
    leads = departments[view.snapshot.department_of(person)].lead == person
    return _stays(view, person) and not leads and len(departments) > 1


def _who(*keys: str) -> Callable[[Snapshot, str], Sequence[str]]:
    """Who may say one of some things of a person."""

    def people(snapshot: Snapshot, person: str) -> Sequence[str]:
        return tuple(dict.fromkeys(who for key in keys for who in who_restates(snapshot, person, key)))

    return people


def _who_adds(snapshot: Snapshot, department: str) -> Sequence[str]:
    return who_configures(snapshot, department or None)


def _admins(snapshot: Snapshot, subject: str) -> Sequence[str]:
    return who_configures(snapshot)


def _stands(view: WorkspaceView, person: str) -> Mapping[str, object]:
    return _member(view.snapshot, person).dump()


def _hears(view: WorkspaceView, person: str) -> Mapping[str, object]:
    return ways_standing(_member(view.snapshot, person).notify)


FORMS: tuple[SettingForm, ...] = (
    SettingForm(setting_form("member-away", N_("Say when somebody is away, and who may answer meanwhile."), *_AWAY),
                N_("note an absence"), "member", _who("away"), _away, sensible=_stays),
    SettingForm(setting_form("member-back", N_("Say that an absence ends sooner, or take it back."), _BACK),
                N_("end an absence"), "member", _who("away"), _back, sensible=_to_return),
    SettingForm(setting_form("member-edit", N_("Change what is said of a person: names, addresses, job title, language."), *_EDITED),
                N_("change what is said"), "member", _who(*(one.key for one in _EDITED)), _edit, _stands, own=may_restate),
    SettingForm(setting_form("member-notify", N_("Say where you hear of things."), *HEARING, MOBILE),
                N_("change where notices go"), "member", _who("notify"), _notify, _hears),
    SettingForm(setting_form("member-move", N_("Move a person to another department; what was said so far stays said for the one before."), _MOVING),
                N_("move to another department"), "member", _admins, _move, sensible=_movable),
    SettingForm(setting_form("member-leave", N_("Note somebody's last day and who takes over; hand on what you may, and ask those who may for the rest."), *_LEAVING)._replace(shown_first=True),
                N_("note the last day and hand over"), "member", _who("until"), _leave, sensible=_stays),
    SettingForm(setting_form("member-add", N_("Add a person."), _ID, NAME, _EMAIL, _FORGE),
                N_("add a person"), "department", _who_adds, _add),
    SettingForm(setting_form("member-import", N_("Add the people of a list as a personnel department has it: CSV or a workbook."), LIST),
                N_("take in a list of people"), "people", _admins, _import),
)  # fmt: skip
