"""The settings of the workspace as a whole: the company's name, its language and time zone, the terms, who administers it."""

from collections.abc import Mapping

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.settings.company_fields import SETTINGS
from xcollab.app.workspace.settings import Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.text.changes import differences
from xcollab.schema.value import keys
from xcollab.schema.workspace import Deadlines, Workspace
from xcollab.words import N_

TERMS = tuple(keys(Deadlines))
"""How long each kind of answer may take."""
FLAGS = {"forge" if one.key == "hosted_on" else one.key: one.flag for one in SETTINGS}
"""By key, the flag it is typed with."""


def edit_settings(context: Context, said: Mapping[str, object], keeping: Keeping = FOR_GOOD) -> Outcome:
    """Change some; what is said to be empty is taken out, so that what is usual counts. Raises `Misused` for what is no such value,
    or cannot be left out, and where nothing would change.
    """

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.workspace
        after = made(Workspace, _changed(before.dump(), said), FLAGS)
        if after == before:
            raise Misused("nothing-to-change", command="xcollab settings edit")
        return Change("xcollab", before, after, differences(before.deadlines.dump(), after.deadlines.dump()))

    name = WorkspaceView(context).snapshot.workspace.id
    return save_setting(context, Setting("settings-edit", name, N_("Settings changed.")), compose, keeping)


def _changed(settings: Mapping[str, object], said: Mapping[str, object]) -> Mapping[str, object]:
    terms = settings.get("deadlines")
    data, inside = dict(settings), dict(terms) if isinstance(terms, Mapping) else {}
    for key, value in said.items():
        place = inside if key in TERMS else data
        place[key] = value
        if value in ("", []):
            del place[key]
    return (
        {**data, "deadlines": inside} if inside else {key: value for key, value in data.items() if key != "deadlines"}
    )
