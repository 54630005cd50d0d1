"""`xcollab archive`: the end of a collaboration, with what was learned."""

from xcollab.app.forms.archive import FORMS
from xcollab.commands.edge.command import Command
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import LIST_ARCHIVE, SHOW_ARCHIVE

COMMANDS: tuple[Command, ...] = (*(command(form) for form in FORMS), SHOW_ARCHIVE, LIST_ARCHIVE)
