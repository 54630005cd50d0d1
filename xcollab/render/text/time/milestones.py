"""When milestones are to be expected, a line each; what is only proposed is told as such."""

from collections.abc import Iterable

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.workflow.views.milestones import MilestoneOutlook


def milestone_lines(
    context: RenderContext, milestones: Iterable[MilestoneOutlook], *, every: bool = False
) -> list[str]:
    """Those that will not be kept, or rest on a date that is only proposed; or all that some task serves."""
    return [_line(context, one) for one in milestones if one.proposed or (one.forecast and (every or one.late))]


def _line(context: RenderContext, one: MilestoneOutlook) -> str:
    words = context.words
    told = words(N_("{name}, {due}: expected {day}"), name=safe_line(one.name), due=one.due, day=one.forecast)
    if one.proposed:
        then = N_("{told}; if the dates proposed are agreed, {day}")
        told = words(then, told=told, day=one.proposed)
    return words.aside(told, lateness(context, one))


def lateness(context: RenderContext, one: MilestoneOutlook) -> str:
    """How far it is past its date."""
    words = context.words
    return words(N_("{term} late"), term=words.duration(f"{one.late}wd")) if one.late else words(N_("in time"))
