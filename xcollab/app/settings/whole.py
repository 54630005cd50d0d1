"""The forms about the workspace as a whole: its channels, the days of its calendar, the version that it needs."""

from collections.abc import Mapping, Sequence

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.form import Field
from xcollab.app.forms.kinds import LINE, NEW_ID, choice
from xcollab.app.settings.listed import NOTICE
from xcollab.app.settings.setting_form import Said, SettingForm, setting_form
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


def _admins(snapshot: Snapshot, subject: str) -> Sequence[str]:
    return who_configures(snapshot)


def _stands(view: WorkspaceView, channel: str) -> Mapping[str, object]:
    return view.snapshot.workspace.channels[channel].dump()


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
)  # fmt: skip
