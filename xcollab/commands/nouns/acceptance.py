"""`xcollab acceptance`: stage 6, deliverables and the two verdicts on them."""

from xcollab.app.forms.acceptance import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import SHOW_ACCEPTANCE

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_ACCEPTANCE)
