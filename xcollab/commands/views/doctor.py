"""`xcollab doctor`: what is wrong with this clone, the workspace or the set-up, each with its repair; exit 1 while something stops work."""

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_FIX = Option("fix", ("--fix",), N_("Make the repairs that are safe, and say which."), switch=True)


def run(terminal: Terminal, fix: bool, json: bool) -> int:
    """Look at everything, repair where asked to, and look again."""
    from xcollab.app.workspace.doctor import examine_clone
    from xcollab.render.checking.doctor import doctor_data, doctor_lines, repaired_data

    found, words = examine_clone(terminal, fix=fix), terminal.words
    if json:
        from xcollab.app.views.judging import DoctorView

        told = doctor_data(words, found.remains, found.repairable)
        terminal.show_json(DoctorView(told, repaired_data(words, found.mended)))
    else:
        for line in doctor_lines(words, found.remains, found.mended, found.repairable, fix=fix):
            terminal.say(line)
    return int(found.serious)


COMMANDS: tuple[Command, ...] = (
    Command("doctor", N_("What is wrong with this clone or its set-up, and the repair."), run, (), (_FIX, JSON),
            ("xcollab doctor", "xcollab doctor --fix", "xcollab doctor --json")),
)  # fmt: skip
