"""`xcollab metrics`: rates with their n, per collaboration and per department; no ranking of persons."""

from xcollab.app.desk import reading
from xcollab.app.forms import finding
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.words import N_
from xcollab.workflow.model.state import State
from xcollab.workflow.views.metrics import metrics


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the figures of one collaboration or of all: the whole, then each department."""
    desk = reading(call, at, now)
    states = [desk.state(desk.collab(collab))] if collab else desk.states()
    departments = [d for d in desk.snapshot.departments if any(d in _concerned(state) for state in states)]
    whole = metrics(desk.snapshot, states, desk.days, desk.now)
    each = {d: metrics(desk.snapshot, states, desk.days, desk.now, d) for d in departments}
    if json:
        from xcollab.app.views.looking import MetricsView

        return call.show_json(MetricsView(whole, each))
    from xcollab.render.text.metrics import metrics_table

    return call.show(metrics_table(call.words, desk.snapshot, whole, each))


def _concerned(state: State) -> set[str]:

    request = state.collab.request
    own = {request.department, *request.departments} if request else set()
    return own | {task.department for task in state.collab.tasks.values()}


COMMANDS: tuple[Command, ...] = (
    Command("metrics", N_("Rates with their n: answers in time, tasks on time, accepted at once."), run,
            (finding.COLLAB_ARGUMENT,), READING, ("xcollab metrics", "xcollab metrics q3-launch --json"), paged=True),
)  # fmt: skip
