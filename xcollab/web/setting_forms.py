"""Acts on the workspace itself in pages: which there are on what somebody looks at, and an act of any kind as it is begun."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts.commit import CurrentBranch
from xcollab.app.acts.performing import Performing
from xcollab.app.context import Context
from xcollab.app.forms.form import SETTINGS, Form
from xcollab.app.prefilled import prefilled
from xcollab.app.settings.all_settings import SETTING_FORMS, possible_settings
from xcollab.app.settings.setting_form import SettingPerforming
from xcollab.web import addresses
from xcollab.web.visit import Visit

Underway = Performing | SettingPerforming
"""An act on a collaboration, or on the workspace itself."""


def begun(
    context: Context, form: Form, typed: Mapping[str, object], place: CurrentBranch | None = None
) -> Underway:  # fmt: skip
    """An act under way; raises a refusal where its author may not do it."""
    if form.kind == SETTINGS:
        return SettingPerforming(context, SETTING_FORMS[form.act], typed, place)
    return Performing(context, form, typed, place=place)


def standing(act: Underway) -> Mapping[str, object]:
    """What a form says before anybody filled it in."""
    return {**act.present(), **act.filled.said} if isinstance(act, SettingPerforming) else prefilled(act)


def acts_on(visit: Visit, of: str, subject: str = "") -> dict[str, list[dict[str, Any]]]:
    """What whoever looks may do, and what others may, as links to the forms."""
    context = visit.view.render_context
    own: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    if visit.at:  # nothing can be done any more
        return {"own": own, "others": others}
    for one in possible_settings(visit.view, visit.member, of, subject):
        form = one.setting.form
        link = {
            "title": visit.words(one.setting.label),
            "help": visit.words(form.help),
            "address": addresses.of_setting(form.act, subject),
        }
        if one.people:
            others.append(
                {**link, "who": visit.words.show([context.name_of(who) for who in one.people]), "recordable": []}
            )
        else:
            own.append(link)
    return {"own": own, "others": others}
