"""`xcollab feedback`: stage 2, each department's answer."""

from xcollab.app.forms.feedback import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import SHOW_FEEDBACK

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_FEEDBACK)
