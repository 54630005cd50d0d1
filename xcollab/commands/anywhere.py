"""Acts that may stand on any subject: withdraw, object, acknowledge."""

from xcollab.app.forms.common import FORMS
from xcollab.commands.command import Command
from xcollab.commands.form_command import command

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS),)
