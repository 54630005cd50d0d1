"""`xcollab log`: the day's log of all tasks that somebody does, in one commit; of one task, what `xcollab task log` does."""

import shlex
from collections.abc import Mapping
from typing import Any

from xcollab.app.forms.stages.task import LOG
from xcollab.app.forms.subject_inputs import Option
from xcollab.app.forms.subject_lookup import TASK_ARGUMENT
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.errors import Misused
from xcollab.words import N_

_TEMPLATE = Option("template", ("--template",), N_("Print the day as a form to be filled in, for --file."), switch=True)
_ONE = command(LOG)
_OF_ONE = {field.key: field.flag for field in LOG.fields}


def run(terminal: Terminal, task: str | None, template: bool, **typed: Any) -> int | None:
    """Log one task, or all of them."""
    if template:
        _refuse_beside(task, typed)
    if task:
        return _ONE.run(terminal, task=task, **typed)
    if given := [flag for key, flag in _OF_ONE.items() if typed[key]]:
        raise Misused("of-one-task", flag=given[0])
    return _printed(terminal, typed) if template else _day(terminal, typed)


def _refuse_beside(task: str | None, typed: Mapping[str, Any]) -> None:
    beside = [flag for key, flag in (("file", "--file"), ("edit", "--edit"), ("json", "--json")) if typed[key]]
    if task or beside:
        raise Misused("options-apart", first="--template", second=task or beside[0])


def _printed(terminal: Terminal, typed: Mapping[str, Any]) -> int:
    from xcollab.app.daily.day_file import day_form
    from xcollab.app.daily.day_log import DayLog

    day = DayLog(terminal, typed)
    terminal.deliver(day_form(day.view, day.tasks, {}, f"{_typed(typed)} --file day.yaml"))
    return 0


def _day(terminal: Terminal, typed: Mapping[str, Any]) -> int:
    from xcollab.commands.filling.form_file import written

    if found := written(terminal, typed):
        from xcollab.app.daily.day_log import log_day
        from xcollab.commands.edge.committed import keeping, tell

        return tell(terminal, log_day(terminal, typed, found.content, found.name, keeping(typed)), typed)
    if not (terminal.interactive or typed["edit"]):
        raise Misused("day-how")
    from xcollab.commands.filling.day import DayForm

    return DayForm(terminal, typed, _typed(typed)).fill()


def _typed(typed: Mapping[str, Any]) -> str:
    """The command, as it is typed again."""
    flags = (("collab", "-C"), ("for_", "--for"), ("via", "--via"), ("evidence", "--evidence"))
    return shlex.join(
        ["xcollab", "log", *(word for key, flag in flags if typed[key] for word in (flag, str(typed[key])))]
    )


COMMANDS: tuple[Command, ...] = (
    _ONE._replace(
        name="log",
        help=N_("The day's log: all tasks that you do, in one commit; or the log of one."),
        run=run,
        arguments=(TASK_ARGUMENT._replace(required=False),),
        options=(_TEMPLATE, *_ONE.options),
        examples=(
            "xcollab log",
            "xcollab log --template > day.yaml",
            "xcollab log --file day.yaml --dry-run",
            "xcollab log competitor-report -s doing -m 'interviewed three dealers'",
        ),
    ),
)
