"""`xcollab metrics`: rates with their n, per collaboration and per department; no ranking of persons."""

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the figures of one collaboration or of all: the whole, then each department."""
    from xcollab.app.views.reports.metrics import figures
    from xcollab.app.workspace_view import reading

    view = reading(terminal, at, now)
    found = figures(view, collab)
    if json:
        return terminal.show_json(found)
    if not view.snapshot.collabs:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")))
    from xcollab.render.text.metrics import metrics_table

    return terminal.show(metrics_table(view.render_context, found.whole, found.departments))


COMMANDS: tuple[Command, ...] = (
    Command("metrics", N_("Rates with their n: answers in time, tasks on time, accepted at once."), run,
            (COLLAB_ARGUMENT,), READING, ("xcollab metrics", "xcollab metrics q3-launch --json"), paged=True),
)  # fmt: skip
