"""What is set for everybody, in lines."""

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.width import width_of
from xcollab.render.schemas.explained import explained
from xcollab.schema.workspace import Workspace
from xcollab.words import N_


def settings_lines(context: RenderContext, workspace: Workspace) -> list[str]:
    """Each key under its label; what nothing is said of says so. The channels have a list of their own."""
    rows = [(one.label, one.values) for one in explained(context, workspace, without=("channels",))]
    wide = max(width_of(label) for label, _ in rows)
    shown = ((label, context.words.show([safe_line(one) for one in values])) for label, values in rows)
    return [
        f"{label}{' ' * (wide - width_of(label))}  {told or context.words(N_('(not set)'))}" for label, told in shown
    ]
