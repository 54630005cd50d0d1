"""The forms about the workspace as a whole: its channels, the days of its calendar, the version that it needs."""

from collections.abc import Mapping, Sequence

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.form import Field
from xcollab.app.forms.kinds import LINE, NEW_ID, choice
from xcollab.app.settings.company_fields import CALENDAR, DAY, NAMED, SETTINGS
from xcollab.app.settings.listed import NOTICE
from xcollab.app.settings.own_days import add_own_day, edit_calendar, remove_own_day
from xcollab.app.settings.setting_form import Said, SettingForm, setting_form
from xcollab.app.settings.whole_settings import edit_settings
from xcollab.app.workspace.calendar import pin_year, take_notice, year_meant
from xcollab.app.workspace.channels import FLAGS, add_channel, edit_channel, remove_channel, users_of
from xcollab.app.workspace.required_version import present_version, require_present_version
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.schema.snapshot import Snapshot
from xcollab.store.files.public_calendar import notice_in, unpinned
from xcollab.words import N_
from xcollab.workflow.model.configuring import who_configures

_NAME = Field("channel", "CHANNEL", N_("A short name, such as mail or sales."), NEW_ID, required=True)
_KIND = Field("kind", "--kind", N_("What it is."), choice("channel"), required=True)
_KEYS = (
    Field("url", "--url", N_("The environment variable with the address to post to."), LINE),
    Field("secret", "--secret", N_("The environment variable with the secret that messages are signed with."), LINE),
    Field("keyword", "--keyword", N_("A word that the bot asks for in every message."), LINE),
    Field("server", "--server", N_("The environment variable with the mail server, such as smtps://USER:PASSWORD@HOST."), LINE),
    Field("from", "--from", N_("The address that mail comes from."), LINE),
    Field("reply_to", "--reply-to", N_("The address that answers go to, if not to that."), LINE),
)  # fmt: skip


def _keys(said: Said) -> Mapping[str, str | None]:
    return {key: said.get(key) for key in FLAGS}


def _add(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    return add_channel(context, said["channel"], _keys(said), keeping)


def _edit(context: Context, channel: str, said: Said, keeping: Keeping) -> Outcome:
    return edit_channel(context, channel, _keys(said), keeping)


def _remove(context: Context, channel: str, said: Said, keeping: Keeping) -> Outcome:
    return remove_channel(context, channel, keeping)


def _import(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    name, content = said["file"]
    return take_notice(context, notice_in(content, name), keeping)


def _pin(context: Context, year: str, said: Said, keeping: Keeping) -> Outcome:
    return pin_year(context, year_meant(year), keeping)


def _upgrade(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    if not _to_raise(WorkspaceView(context), subject):
        raise Misused("nothing-to-change", command="xcollab upgrade")
    return require_present_version(context, keeping)


def _settings(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    told = {key: value for key, value in said.items() if key != "hosted_on"}
    return edit_settings(context, {**told, **({"forge": said["hosted_on"]} if "hosted_on" in said else {})}, keeping)


def _edit_calendar(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    return edit_calendar(context, said, keeping)


def _add_day(context: Context, subject: str, said: Said, keeping: Keeping) -> Outcome:
    return add_own_day(context, said["date"], said["name"], worked=bool(said.get("worked")), keeping=keeping)


def _remove_day(context: Context, day: str, said: Said, keeping: Keeping) -> Outcome:
    return remove_own_day(context, day, keeping)


def _admins(snapshot: Snapshot, subject: str) -> Sequence[str]:
    return who_configures(snapshot)


def _stands(view: WorkspaceView, channel: str) -> Mapping[str, object]:
    return view.snapshot.workspace.channels[channel].dump()


def _settings_stand(view: WorkspaceView, subject: str) -> Mapping[str, object]:
    told = view.snapshot.workspace.dump()
    return {**told, **view.snapshot.workspace.deadlines.dump(), "hosted_on": told.get("forge")}


def _calendar_stands(view: WorkspaceView, subject: str) -> Mapping[str, object]:
    return view.snapshot.calendar.dump()


def _unheard(view: WorkspaceView, channel: str) -> bool:
    return not users_of(view.snapshot, channel)


def _to_pin(view: WorkspaceView, year: str) -> bool:
    return bool(unpinned(view.snapshot.calendar, [year_meant(year)]))


def _to_raise(view: WorkspaceView, subject: str) -> bool:
    return view.snapshot.workspace.requires != present_version()


FORMS: tuple[SettingForm, ...] = (
    SettingForm(setting_form("channel-edit", N_("Change a channel."), _KIND._replace(required=False), *_KEYS),
                N_("change the channel"), "channel", _admins, _edit, _stands),
    SettingForm(setting_form("channel-remove", N_("Take a channel away that nobody hears by.")),
                N_("take the channel away"), "channel", _admins, _remove, sensible=_unheard),
    SettingForm(setting_form("channel-add", N_("Add a channel."), _NAME, _KIND, *_KEYS),
                N_("add a channel"), "settings", _admins, _add),
    SettingForm(setting_form("upgrade", N_("Let only this version of xcollab, or a newer one, write here; for admins.")),
                N_("require this version"), "settings", _admins, _upgrade, sensible=_to_raise),
    SettingForm(setting_form("calendar-pin", N_("Write the holidays of a year into the workspace, so that every machine counts alike.")),
                N_("write this year's holidays down"), "year", _admins, _pin, sensible=_to_pin),
    SettingForm(setting_form("calendar-import", N_("Take over an official notice, from a file of the form of holiday-cn."), NOTICE),
                N_("take over an official notice"), "calendar", _admins, _import),
    SettingForm(setting_form("calendar-add", N_("Note a day of the company's own: off, or worked although it looks like a day off."), DAY, *NAMED),
                N_("note a day of the company's own"), "calendar", _admins, _add_day),
    SettingForm(setting_form("calendar-edit", N_("Change the working week, its hours, or whose public holidays apply."), *CALENDAR),
                N_("change the working week and hours"), "calendar", _admins, _edit_calendar, _calendar_stands),
    SettingForm(setting_form("calendar-remove", N_("Take a day of the company's own out of the calendar again.")),
                N_("take the day out"), "day", _admins, _remove_day),
    SettingForm(setting_form("settings-edit", N_("Change what is set for all: the name, the language, the time zone, the terms, who administers."), *SETTINGS),
                N_("change the settings"), "settings", _admins, _settings, _settings_stand),
)  # fmt: skip
