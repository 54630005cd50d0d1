"""`xcollab acceptance`: stage 6, deliverables and the two verdicts on them."""

from xcollab.app.forms.acceptance import FORMS
from xcollab.commands.command import Command
from xcollab.commands.form_command import command
from xcollab.commands.showing import SHOW_ACCEPTANCE

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_ACCEPTANCE)
