"""All forms about the workspace itself, and which of them somebody may use on what they look at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.settings import departments, people, whole
from xcollab.app.settings.setting_form import SettingForm
from xcollab.app.workspace_view import WorkspaceView

SETTING_FORMS: Mapping[str, SettingForm] = {
    one.form.act: one for one in (*people.FORMS, *departments.FORMS, *whole.FORMS)
}
"""By act."""


class PossibleSetting(NamedTuple):
    """A form that the state allows."""

    setting: SettingForm
    people: Sequence[str] = ()
    """Who may use it, by id, where whoever asks may not."""


def possible_settings(view: WorkspaceView, member: str, of: str, subject: str = "") -> Iterator[PossibleSetting]:
    """All that the state allows on a member, a department, a channel, a year, or on one of the pages as a whole; raises nothing. Of
    a moment past: nothing.
    """
    today = view.now.date()
    for setting in SETTING_FORMS.values() if view.present else ():
        if setting.of != of or not setting.sensible(view, subject):
            continue
        may = setting.who(view.snapshot, subject)
        there = [
            one for one in may if (found := view.snapshot.member(one)) and not (found.until and found.until < today)
        ]
        if there:
            yield PossibleSetting(setting, () if member in there else there)
