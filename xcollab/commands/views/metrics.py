"""`xcollab metrics`: rates with their n, per collaboration and per department; no ranking of persons."""

from xcollab.app.forms import subject_lookup
from xcollab.app.workspace_view import reading
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.views.metrics import metrics


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the figures of one collaboration or of all: the whole, then each department."""
    view = reading(terminal, at, now)
    states = [view.state(view.collab(collab))] if collab else view.states()
    departments = [d for d in view.snapshot.departments if any(d in _concerned(state) for state in states)]
    whole = metrics(view.snapshot, states, view.days, view.now)
    each = {d: metrics(view.snapshot, states, view.days, view.now, d) for d in departments}
    if json:
        from xcollab.app.views.looking import MetricsView

        return terminal.show_json(MetricsView(whole, each))
    from xcollab.render.text.metrics import metrics_table

    return terminal.show(metrics_table(terminal.words, view.snapshot, whole, each))


def _concerned(state: State) -> set[str]:

    request = state.collab.request
    own = {request.department, *request.departments} if request else set()
    return own | {task.department for task in state.collab.tasks.values()}


COMMANDS: tuple[Command, ...] = (
    Command("metrics", N_("Rates with their n: answers in time, tasks on time, accepted at once."), run,
            (subject_lookup.COLLAB_ARGUMENT,), READING, ("xcollab metrics", "xcollab metrics q3-launch --json"), paged=True),
)  # fmt: skip
