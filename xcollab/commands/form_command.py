"""A form as a command: its fields as flags, and with them the flags that every form has."""

from typing import TYPE_CHECKING, Any

from xcollab.commands.command import KEEPING, Command, Option
from xcollab.commands.form import Form
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.commands.call import Call

FILLING = (
    Option("file", ("--file",), N_("Read the form from a YAML file, or from - (standard input)."), metavar="FILE"),
    Option("edit", ("--edit",), N_("Fill the form in your editor."), switch=True),
)
RECORDING = (
    Option("for_", ("--for",), N_("Record what this member said (needs --via)."), metavar="MEMBER", complete="member"),
    Option("via", ("--via",), N_("How they said it: phone, chat, meeting or mail."), complete="via"),
    Option("evidence", ("--evidence",), N_("A file that shows it, such as a screenshot."), metavar="FILE"),
)
PROPOSING = (
    Option("pr", ("--pr",), N_("Commit it on a branch of its own, push that and open a pull request."), switch=True),
    Option(
        "remote",
        ("--remote",),
        N_("The remote to push to; otherwise that of your branch, or origin."),
        metavar="REMOTE",
    ),
)
"""What acts understand that another side signs off."""


def command(form: Form) -> Command:
    """A form as a command. What fills, judges and keeps it is imported when it is used, so that help pages are cheap."""
    options = (
        *(field.option for field in form.fields),
        *form.more,
        *(RECORDING if form.recordable else ()),
        *(FILLING if form.fields else ()),
        *KEEPING,
    )

    def run(call: "Call", **typed: Any) -> int | None:
        if not form.recordable:
            from xcollab.commands.planning import plan as do
        else:
            from xcollab.commands.acting import act as do
        return do(call, form, typed)

    return Command(form.name, form.help, run, form.arguments, options, form.examples, form)
