"""What can be done next, where a view has nothing to show."""

from xcollab.app.overview import Overview
from xcollab.words import N_

_BEGIN = N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")
_ENDED = N_(
    "Nothing is under way. `xcollab request list` shows what has ended as well; begin anew: `xcollab request new ID --edit`"
)
_RUNNING = N_("`xcollab request list` shows what is under way, `xcollab board` all tasks.")


def next_step(view: Overview) -> str:
    """A sentence with the command to type: there is nothing yet, nothing any more, or nothing of what was asked for."""
    if not view.trees:
        return view.context.words(_BEGIN)
    return view.context.words(_RUNNING if view.summaries(only="owed") else _ENDED)
