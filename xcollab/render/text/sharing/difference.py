"""What changed, in sentences: slips first, because they are what people ask about."""

from collections.abc import Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.time.forecast import cause_line
from xcollab.render.text.verdict import redated
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.views.difference import Difference


def difference_lines(context: RenderContext, state: State, found: Difference) -> list[str]:
    """One collaboration's changes."""
    words = context.words
    title = state.collab.request.title if state.collab.request else found.collab
    lines = [safe_line(words.aside(title, found.collab))]
    if found.status:
        before, after = (words.label("request", status) for status in found.status)
        lines.append(words(N_("  status: {before} → {after}"), before=before, after=after))
    lines += [f"  {redated(words, move)}" for move in found.redated]
    lines += [words(N_("  slipped: {cause}"), cause=cause_line(words, state, cause)) for cause in found.slips]
    for text, items in (
        (N_("  new tasks: {items}"), found.new_tasks),
        (N_("  done: {items}"), found.done),
        (N_("  returned: {items}"), found.returned),
        (N_("  cancelled: {items}"), found.cancelled),
        (N_("  issues opened: {items}"), found.opened),
        (N_("  issues resolved: {items}"), found.resolved),
        (N_("  request revised: {items}"), [words.label("field", field) for field in found.revised]),
        (N_("  answered: {items}"), _answers(context, found)),
    ):
        if items:
            lines.append(words(text, items=safe_line(words.show(list(items)))))
    lines += [words(N_("  decided: {decision}"), decision=safe_line(decision)) for decision in found.decided]
    return [*lines, ""]


def _answers(context: RenderContext, found: Difference) -> Sequence[str]:
    words = context.words
    return [words.aside(context.department_name(d), words.label("decision", said)) for d, said in found.answered]
