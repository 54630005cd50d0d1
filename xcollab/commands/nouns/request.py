"""`xcollab request`: stage 1, and what changes the whole: revising, confirming, handing over, cancelling."""

from xcollab.app.forms.request import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import LIST_REQUESTS, SHOW_REQUEST

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_REQUEST, LIST_REQUESTS)
