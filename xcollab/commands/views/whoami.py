"""`xcollab whoami`: who xcollab takes you for. Reads the people plainly, so that it starts at once."""

from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, json: bool) -> None:
    """Print the member that git's identity belongs to, with department and capacities."""
    from xcollab.app.workspace.whoami import whoami
    from xcollab.render.base.sanitize import safe_line

    found = whoami(terminal)
    if json:
        from xcollab.app.views.people import WhoamiView

        return terminal.show_json(WhoamiView(found.id, found.name, found.department, found.posts))
    posts = [terminal.words.label("capacity", post) for post in found.posts]
    terminal.say(
        safe_line(
            f"{found.name} ({found.id})  {found.department_name} ({found.department})  {terminal.words.show(posts)}".rstrip()
        )
    )
    terminal.say(terminal.words(N_("recognised by git's {email}"), email=safe_line(terminal.identity.email)))


COMMANDS: tuple[Command, ...] = (
    Command("whoami", N_("Who xcollab takes you for."), run, (), (JSON,), ("xcollab whoami", "xcollab whoami --json")),
)
