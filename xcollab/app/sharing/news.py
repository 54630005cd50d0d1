"""Whether others have shared anything that is not here yet: asked of the remote, while nothing here changes."""

from xcollab.app.context import Context
from xcollab.store.sharing.last_heard import remember
from xcollab.store.sharing.remote import fetch, known_remotes, unread, upstream


def news(context: Context) -> int:
    """How many of others' acts a sync would bring in; none where nothing is shared with anybody.

    Raises `NotShared` where the remote is out of reach, another refusal where it cannot be told which one is meant.
    """
    repository = context.repository
    if not known_remotes(repository):
        return 0
    up = upstream(repository, None)
    tip = fetch(repository, up)
    remember(repository, up, context.moment)
    return unread(repository, tip) if tip else 0
