"""The forms about a department: that there is one, who speaks for it, where it hears of things."""

from collections.abc import Mapping, Sequence

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.field_checks import check_key
from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import COLLEAGUE, LINE, MEMBER, NEW_ID
from xcollab.app.imports.people import import_departments
from xcollab.app.settings.listed import DEPARTMENTS, table_in
from xcollab.app.settings.notices import HEARING, ways_said, ways_standing
from xcollab.app.settings.setting_form import Said, SettingForm, setting_form
from xcollab.app.workspace.departments import Posts, add_department, edit_department
from xcollab.app.workspace.notify import department_notify
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.department import Member
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.workflow.model.configuring import who_configures

_ID = Field("id", "DEPARTMENT", N_("A short id that never changes, such as sales."), NEW_ID, required=True)
_NAME = Field("name", "--name", N_("The name, in any script."), LINE)
_POSTS = (
    Field("lead", "--lead", N_("Who leads it."), COLLEAGUE),
    Field("deputies", "--deputy", N_("Who stands in for the lead."), several(COLLEAGUE)),
    Field("liaisons", "--liaison", N_("Who speaks for it from day to day."), several(COLLEAGUE)),
    Field("executive", "--executive", N_("Who hears last."), MEMBER),
)


def _add(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    check_key(Member, "id", said["id"], _ID.flag)  # ids of people and of departments are formed alike
    return add_department(context, said["id"], said["name"], keeping)


def _edit(context: Context, department: str, said: Said, keeping: Keeping) -> Outcome:
    lists: Said = {key: said[key] or [""] for key in ("deputies", "liaisons") if key in said}
    single: Said = {key: said[key] for key in ("name", "lead", "executive") if key in said}
    return edit_department(context, department, Posts(**single, **lists), keeping)


def _notify(context: Context, department: str, said: Said, keeping: Keeping) -> Outcome:
    return department_notify(context, department, ways_said(said), keeping)


def _import(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    return import_departments(context, table_in(said), keeping)


def _admins(snapshot: Snapshot, subject: str) -> Sequence[str]:
    return who_configures(snapshot)


def _stands(view: WorkspaceView, department: str) -> Mapping[str, object]:
    return view.snapshot.departments[department].dump()


def _hears(view: WorkspaceView, department: str) -> Mapping[str, object]:
    return ways_standing(view.snapshot.departments[department].notify)


FORMS: tuple[SettingForm, ...] = (
    SettingForm(setting_form("department-edit", N_("Name its lead, deputies and liaisons."), _NAME, *_POSTS),
                N_("name who speaks for it"), "department", _admins, _edit, _stands),
    SettingForm(setting_form("department-notify", N_("Say where a department hears of what concerns it as a whole."), *HEARING),
                N_("change where notices go"), "department", _admins, _notify, _hears),
    SettingForm(setting_form("department-add", N_("Add a department."), _ID, _NAME._replace(required=True)),
                N_("add a department"), "people", _admins, _add),
    SettingForm(setting_form("department-import", N_("Add the departments of a list: of departments, or of people who stand beside theirs."), DEPARTMENTS),
                N_("take in a list of departments"), "people", _admins, _import),
)  # fmt: skip
