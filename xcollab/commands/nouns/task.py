"""`xcollab task`: stages 3 and 4, the breakdown and the daily log."""

from xcollab.app.forms.task import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import LIST_TASKS, SHOW_TASK

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_TASK, LIST_TASKS)
