"""`xcollab request`: stage 1, and what changes the whole: revising, confirming, handing over, cancelling."""

from xcollab.app.forms.request import FORMS
from xcollab.commands.command import Command
from xcollab.commands.form_command import command
from xcollab.commands.showing import LIST_REQUESTS, SHOW_REQUEST

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_REQUEST, LIST_REQUESTS)
