"""`xcollab diff FROM TO`: what changed between two revisions or dates, in the language of the work."""

from xcollab.app.forms.subject_inputs import Argument
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_
from xcollab.workflow.views.difference import difference, nothing


def run(terminal: Terminal, before: str, after: str | None, json: bool) -> None:
    """Print the differences of every collaboration that changed."""
    early, late = WorkspaceView(terminal, before), reading(terminal, after)
    known = early.snapshot.collabs
    found = [
        difference(
            early.state(state.collab.id) if state.collab.id in known else nothing(state.collab.id), state, late.days
        )
        for state in late.states()
    ]
    changed = [each for each in found if not each.empty]
    if json:
        from xcollab.app.views.looking import DiffView

        return terminal.show_json(DiffView(early.revision.commit, late.revision.commit, changed))
    from xcollab.render.text.difference import difference_lines

    if not changed:
        return terminal.say(terminal.words(N_("Nothing changed in the work.")))
    for each in changed:
        for line in difference_lines(terminal.words, late.snapshot, late.state(each.collab), each):
            terminal.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("diff", N_("What changed between two revisions or dates, in the language of the work."), run,
            (Argument("before", N_("The earlier revision or date.")),
             Argument("after", N_("The later one; HEAD where it is left out."), required=False)), (JSON,),
            ("xcollab diff 2024-07-12 2024-07-19", "xcollab diff HEAD~20"), paged=True),
)  # fmt: skip
