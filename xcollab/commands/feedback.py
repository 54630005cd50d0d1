"""`xcollab feedback`: stage 2, each department's answer."""

from xcollab.app.forms.feedback import FORMS
from xcollab.commands.command import Command
from xcollab.commands.form_command import command
from xcollab.commands.showing import SHOW_FEEDBACK

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_FEEDBACK)
