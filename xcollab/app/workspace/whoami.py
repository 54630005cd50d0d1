"""Who is at work: the people are read plainly, so that it is told at once."""

from xcollab.app.context import Context
from xcollab.errors import Refused
from xcollab.store.files.unvalidated.people import People, Person, joining


def whoami(context: Context) -> Person:
    """The member that git's identity belongs to; raises `Refused` for a stranger, saying how to be added."""
    identity, people = context.identity, People(context.repository)
    found = people.by_email(identity.email)
    if found is None:
        command = joining(identity.name, identity.email)
        raise Refused("stranger", name=identity.name, email=identity.email, command=command, admins=people.admins)
    return found
