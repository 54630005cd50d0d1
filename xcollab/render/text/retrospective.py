"""The figures of a run beside the questions of its end: what they are asked about, and nobody has to remember."""

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.metrics import NAMES, cell
from xcollab.render.text.time.forecast import outlook_lines
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.views.forecast import Outlook
from xcollab.workflow.views.metrics import Metrics, Rate


def retrospective_lines(context: RenderContext, state: State, found: Outlook, figures: Metrics) -> list[str]:
    """How the dates went and why, how long answers took, what was returned, and the rates with their n."""
    words = context.words
    lines = [words(N_("How it went:")), *outlook_lines(context, state, found)]
    if returned := [name for name, task in state.tasks.items() if task.returns]:
        lines += ["", words(N_("Returned: {tasks}"), tasks=returned)]
    told = [(name, getattr(figures, key), key) for key, name in NAMES.items()]
    lines += ["", words(N_("Figures:"))]
    lines += [
        "  - " + words.named(safe_line(words(name)), cell(value, key))
        for name, value, key in told
        if not isinstance(value, Rate) or value.n
    ]
    return lines
