"""`xcollab whoami`: who xcollab takes you for. Reads the people plainly, so that it starts at once."""

from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import JSON, Command
from xcollab.errors import Refused
from xcollab.render.base.safe import safe_line
from xcollab.store.files.people import People, joining
from xcollab.words import N_


def run(call: Call, json: bool) -> None:
    """Print the member that git's identity belongs to, with department and capacities."""
    identity, people = call.identity, People(call.repository)
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

        return call.show_json(WhoamiView(found.id, found.name, found.department, found.posts))
    posts = [call.words.label("capacity", post) for post in found.posts]
    call.say(
        safe_line(
            f"{found.name} ({found.id})  {found.department_name} ({found.department})  {call.words.show(posts)}".rstrip()
        )
    )
    call.say(call.words(N_("recognised by git's {email}"), email=safe_line(identity.email)))


COMMANDS: tuple[Command, ...] = (
    Command("whoami", N_("Who xcollab takes you for."), run, (), (JSON,), ("xcollab whoami", "xcollab whoami --json")),
)
