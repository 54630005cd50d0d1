"""Acts that may stand on any subject: withdraw, object, acknowledge, hold, nudge."""

from xcollab.app.forms.common import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS),)
