"""Acts that may stand on any subject: withdraw, object, acknowledge, hold, nudge."""

from typing import Any

from xcollab.app.forms.stages.common import ACKNOWLEDGE, FORMS, STATEMENT
from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.errors import Misused, Said
from xcollab.words import N_

_ALL = Option("all", ("--all",), N_("All that others recorded for you and you have not confirmed."), switch=True)
_ONE = command(ACKNOWLEDGE)


def acknowledge(terminal: Terminal, all: bool, **typed: Any) -> int | None:
    """Confirm one statement, or all that others recorded for whoever is at work."""
    if all and (typed["statement"] or typed["for_"]):
        raise Misused("options-apart", first="--all", second=typed["statement"] or "--for")
    if all:
        return _every(terminal, typed)
    if not typed["statement"]:
        about = Said(STATEMENT.help)
        raise Misused("missing-argument", name=STATEMENT.name.upper(), about=about, command=ACKNOWLEDGE.typed)
    return _ONE.run(terminal, **typed)


def _every(terminal: Terminal, typed: dict[str, Any]) -> int:
    from xcollab.app.acts.acknowledging import acknowledge_all
    from xcollab.commands.edge.committed import keeping, tell

    made = acknowledge_all(terminal, keeping(typed), typed["collab"])
    if typed["json"]:
        from xcollab.app.views.acts import acknowledged_view

        terminal.show_json(acknowledged_view(terminal.words, [*made]))
        return 0
    told = [tell(terminal, outcome, typed) for outcome in made]
    if not told:
        terminal.say(terminal.words(N_("Nothing that others recorded for you waits to be confirmed.")))
    return max(told, default=0)


_ACKNOWLEDGE = _ONE._replace(
    run=acknowledge, arguments=(STATEMENT._replace(required=False),), options=(_ALL, *_ONE.options)
)
COMMANDS: tuple[Command, ...] = tuple(_ACKNOWLEDGE if form is ACKNOWLEDGE else command(form) for form in FORMS)
