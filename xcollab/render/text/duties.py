"""What somebody holds who leaves, in lines: what is handed on, what others are asked for, and what goes by itself."""

from collections.abc import Sequence
from datetime import date

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.workflow.views.duties import Duty

_BY_ITSELF = ("helper", "raiser", "verdict")
"""Others may do it as well: nothing has to be handed on."""
_WORK = ("owner", "assignee", "action-owner")
"""What has an end of its own."""


def duty_lines(context: RenderContext, found: Sequence[tuple[Duty, bool]], last: date) -> list[str]:
    """By what becomes of it after somebody's last day. What is due by then they are still there for: it is asked for once they
    are gone.
    """
    words = context.words
    if not found:
        return [words(N_("Nothing is left to hand on."))]
    left = [duty for duty, done in found if not done and duty.held not in _BY_ITSELF]
    theirs = [duty for duty in left if duty.held in _WORK and duty.due and duty.due <= last]
    parts = (
        (N_("Handed on: {n}"), [duty for duty, done in found if done]),
        (N_("Left, and asked for in the inboxes of those who may: {n}"), [duty for duty in left if duty not in theirs]),
        (N_("Due until {day}, theirs until then: {n}"), theirs),
        (N_("Others of that side go on with it: {n}"), [duty for duty, done in found if not done and duty.held in _BY_ITSELF]),
    )  # fmt: skip
    lines: list[str] = []
    for title, some in parts:
        if some:
            lines += [words(title, n=len(some), day=last), *(f"  - {_line(context, duty)}" for duty in some)]
    return lines


def _line(context: RenderContext, duty: Duty) -> str:
    words = context.words
    held = words(N_("a verdict")) if duty.held == "verdict" else words.label("capacity", duty.held)
    whole = duty.subject == duty.collab or duty.held == "action-owner"
    where = f"{duty.collab}/{duty.subject}" if duty.collab and not whole else duty.collab or duty.subject
    told = words.named(held, f"{where}  {safe_line(duty.about)}".strip())
    return f"{told}  {words(N_('due {due}'), due=duty.due)}" if duty.due else told
