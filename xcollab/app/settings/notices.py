"""Where somebody hears of things, as a form: the ways that are ticked, and what stands there."""

from collections.abc import Mapping

from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import CHANNEL, LINE, YES_NO
from xcollab.app.settings.setting_form import Said
from xcollab.app.workspace.notify import Ways
from xcollab.schema.channel import DepartmentNotify, MemberNotify
from xcollab.words import N_

HEARING = (
    Field("channels", "--channel", N_("By these channels."), several(CHANNEL)),
    Field("address", "--address", N_("Where mail goes."), LINE),
    Field("none", "--none", N_("Nothing is sent then; the inbox shows it all the same."), YES_NO),
    Field("usual", "--usual", N_("What was said here before is taken out."), YES_NO),
)
MOBILE = Field("mobile", "--mobile", N_("The number by which DingTalk calls you."), LINE)


def ways_said(said: Said) -> Ways:
    """What is to change; where no channel is left of those that were ticked, there is none."""
    usual, channels = bool(said.get("usual")), said.get("channels")
    none = bool(said.get("none")) or channels == []
    return Ways(channels or (), said.get("address"), said.get("mobile"), none and not usual, usual)


def ways_standing(notify: MemberNotify | DepartmentNotify | None) -> Mapping[str, object]:
    """What stands there, by key."""
    stands = dict(notify.dump()) if notify else {}
    return {**stands, "none": True} if stands.get("channels") == [] else stands
