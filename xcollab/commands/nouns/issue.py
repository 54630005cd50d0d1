"""`xcollab issue`: stage 5, problems raised, answered, agreed and resolved."""

from xcollab.app.forms.issue import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import LIST_ISSUES, SHOW_ISSUE

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_ISSUE, LIST_ISSUES)
