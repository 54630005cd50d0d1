"""`xcollab diff FROM TO`: what changed between two revisions or dates, in the language of the work."""

from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, before: str, after: str | None, collab: str | None, json: bool) -> None:
    """Print the differences of every collaboration that changed, or of one."""
    from xcollab.app.views.diff import changes
    from xcollab.app.workspace_view import WorkspaceView, reading

    early, late = WorkspaceView(terminal, before), reading(terminal, after)
    found = changes(early, late, collab)
    if json:
        return terminal.show_json(found)
    from xcollab.render.text.sharing.difference import difference_lines

    if not found.changed:
        return terminal.say(terminal.words(N_("Nothing changed in the work.")))
    for each in found.changed:
        terminal.say_lines(difference_lines(late.render_context, late.state(each.collab), each))


COMMANDS: tuple[Command, ...] = (
    Command("diff", N_("What changed between two revisions or dates, in the language of the work."), run,
            (Argument("before", N_("The earlier revision or date.")),
             Argument("after", N_("The later one; HEAD where it is left out."), required=False)), (COLLAB, JSON),
            ("xcollab diff 2024-07-12 2024-07-19", "xcollab diff HEAD~20", "xcollab diff HEAD~20 -C q3-launch"), paged=True),
)  # fmt: skip
