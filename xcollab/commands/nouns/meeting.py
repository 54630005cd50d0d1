"""`xcollab meeting`: minutes of kickoff, weekly sync and review."""

from xcollab.app.forms.meeting import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import LIST_MEETINGS, SHOW_MEETING

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_MEETING, LIST_MEETINGS)
