"""A form about the workspace itself, filled in by flags."""

from collections.abc import Mapping
from typing import Any

from xcollab.commands.edge.terminal import Terminal


def performed(terminal: Terminal, act: str, typed: Mapping[str, Any], subject: str = "") -> int:
    """Do what was typed, and tell it; an empty text takes out what stands there, and of a list all. Raises a refusal."""
    from xcollab.app.settings.all_settings import SETTING_FORMS
    from xcollab.app.settings.setting_form import SettingPerforming
    from xcollab.commands.edge.committed import keeping, tell

    setting = SETTING_FORMS[act]
    said = {field.key: _said(typed.get(field.key)) for field in setting.form.fields}
    given = {key: value for key, value in said.items() if value not in (None, False, [])}
    outcome = SettingPerforming(terminal, setting, {**given, "subject": subject}).keep(keeping(typed))
    return tell(terminal, outcome, typed)


def _said(value: Any) -> Any:
    return (
        ("" if all(text == "" for text in value) else list(value))
        if value and isinstance(value, list | tuple)
        else value
    )
