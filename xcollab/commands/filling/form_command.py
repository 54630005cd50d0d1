"""A form as a command: its fields as flags, and with them the flags that every form has."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.form import Form
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.commands.edge.terminal import Terminal

FILLING = (
    Option("file", ("--file",), N_("Read the form from a YAML file, or from - (standard input)."), metavar="FILE"),
    Option("edit", ("--edit",), N_("Fill the form in your editor."), switch=True),
)


def command(form: Form) -> Command:
    """A form as a command. What fills, judges and keeps it is imported when it is used, so that help pages are cheap."""
    options = (
        *(field.option for field in form.fields),
        *form.more,
        *(field.option for field in RECORDING if form.recordable and not form.own(field.flag)),
        *(FILLING if form.fields else ()),
        *KEEPING,
    )

    def run(terminal: "Terminal", **typed: Any) -> int | None:
        from xcollab.commands.filling.run_form import act

        return act(terminal, form, typed)

    return Command(form.name, form.help, run, form.arguments, options, form.examples, form)
