"""`xcollab whoami`: who xcollab takes you for. Reads the people plainly, so that it starts at once."""

from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Refused
from xcollab.render.base.sanitize import safe_line
from xcollab.store.files.people_fast import People, joining
from xcollab.words import N_


def run(terminal: Terminal, json: bool) -> None:
    """Print the member that git's identity belongs to, with department and capacities."""
    identity, people = terminal.identity, People(terminal.repository)
    found = people.by_email(identity.email)
    if found is None:
        raise Refused(
            "stranger",
            name=identity.name,
            email=identity.email,
            command=joining(identity.name, identity.email),
            admins=people.admins,
        )
    if json:
        from xcollab.app.views.people import WhoamiView

        return terminal.show_json(WhoamiView(found.id, found.name, found.department, found.posts))
    posts = [terminal.words.label("capacity", post) for post in found.posts]
    terminal.say(
        safe_line(
            f"{found.name} ({found.id})  {found.department_name} ({found.department})  {terminal.words.show(posts)}".rstrip()
        )
    )
    terminal.say(terminal.words(N_("recognised by git's {email}"), email=safe_line(identity.email)))


COMMANDS: tuple[Command, ...] = (
    Command("whoami", N_("Who xcollab takes you for."), run, (), (JSON,), ("xcollab whoami", "xcollab whoami --json")),
)
