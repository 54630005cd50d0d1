"""`xcollab request`: stage 1, and what changes the whole: revising, confirming, handing over, cancelling."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.request import FORMS
from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Argument
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.errors import Refused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import requests as views
    from xcollab.render.text import show as text

    found = views.request(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.state.collab)
    if state.collab.request is None:
        raise Refused("request-missing", collab=state.collab.id)
    return terminal.say_lines(text.request_lines(view.render_context, state, found.lessons))


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import requests as views

    found = views.requests(view)
    if json:
        return terminal.show_json(found)
    if not found.requests:
        return terminal.say(terminal.words(N_("No collaborations yet. Begin one: `xcollab request new ID --edit`")))
    from xcollab.render.text.lists import request_table

    states = [view.state(row.collab) for row in found.requests]
    return terminal.show(request_table(view.render_context, states))


def _dates(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views.time.dates import dates
    from xcollab.render.text.time.dates import date_table

    found = dates(view, **typed)
    if json:
        return terminal.show_json(found)
    return terminal.show(date_table(view.render_context, found.dates))


_DATED = Argument(
    "subject",
    N_("The collaboration, or a task; may be left out where there is one collaboration."),
    False,
    complete="matter",
)

COMMANDS: tuple[Command, ...] = (
    *(command(form) for form in FORMS),
    looking(
        "show",
        N_("The request, and where it stands."),
        _show,
        Typed("xcollab request show q3-launch", (COLLAB_ARGUMENT,)),
    ),
    looking(
        "dates",
        N_("How each date moved: when, why and by whom; of a collaboration, or of one task."),
        _dates,
        Typed("xcollab request dates q3-launch", (_DATED,)),
    ),
    looking("list", N_("All collaborations."), _list, Typed("xcollab request list")),
)
