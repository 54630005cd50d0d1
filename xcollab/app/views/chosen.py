"""Which collaboration is meant where none is named."""

from typing import ClassVar

from xcollab.app.chosen_collab import SETTING, chosen
from xcollab.app.context import Context
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass


@dataclass(frozen=True)
class UseView(View):
    """`use`: which collaboration is meant where none is named; `null` where none was chosen."""

    NAME: ClassVar[str] = "use"
    collab: str | None
    by: str | None
    """XCOLLAB_COLLAB, or `xcollab use`."""


def used(context: Context) -> UseView:
    """The choice as it stands."""
    choice = chosen(context)
    return UseView(choice.collab if choice else None, choice.by if choice else None)


def use(context: Context, collab: str) -> UseView:
    """From now on it is meant in this clone; with an empty text, none is."""
    if collab:
        context.repository.configure(**{SETTING: collab})
    else:
        context.repository.forget(SETTING)
    return used(context)
