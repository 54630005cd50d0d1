"""`xcollab rules`: the rulebook, printed from the table that everything goes through."""

from xcollab.app.forms.subject_inputs import Argument
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_
from xcollab.words.labels import canonical
from xcollab.workflow.rules.rulebook import RULES


def run(terminal: Terminal, machine: str | None, json: bool) -> None:
    """Print all rows, or those of one kind of subject."""
    wanted = canonical("machine", machine) if machine else None
    if machine and wanted is None:
        raise Misused(
            "not-a-word", flag="MACHINE", value=machine, allowed=["request", "feedback", "meeting", "task", "issue"]
        )
    rules = [rule for rule in RULES if wanted in (None, rule.machine)]
    if json:
        from xcollab.app.views.judging import RuleData, RulesView

        told = [
            RuleData(
                r.machine, r.act, r.sources, r.target, r.who, r.variant, r.carries, r.request, [c.name for c in r.needs]
            )
            for r in rules
        ]
        return terminal.show_json(RulesView(told))
    from xcollab.render.text.rules import rule_tables

    terminal.show(*rule_tables(terminal.words, rules))


COMMANDS: tuple[Command, ...] = (
    Command("rules", N_("The rulebook: who may do what, when."), run,
            (Argument("machine", N_("request, feedback, meeting, task or issue."), False),), (JSON,),
            ("xcollab rules", "xcollab rules task"), paged=True),
)  # fmt: skip
