"""`xcollab rules`: the rulebook, printed from the table that everything goes through."""

from xcollab.app.forms.subject_inputs import Argument
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, machine: str | None, json: bool) -> None:
    """Print all rows, or those of one kind of subject."""
    from xcollab.app.views.rules import machine_of, obligations_of, rulebook, rules_of

    wanted = machine_of(machine)
    if json:
        return terminal.show_json(rulebook(wanted))
    from xcollab.render.text.rulebook.rules import rule_tables

    terminal.show(*rule_tables(terminal.words, rules_of(wanted), obligations_of(wanted)))


COMMANDS: tuple[Command, ...] = (
    Command("rules", N_("The rulebook: who may do what, when."), run,
            (Argument("machine", N_("request, feedback, meeting, task or issue."), False),), (JSON,),
            ("xcollab rules", "xcollab rules task"), paged=True),
)  # fmt: skip
