"""`xcollab overdue`: for the job that runs each morning; lateness, which never makes a pull request red."""

import re
from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import AT, JSON, NOW, Command
from xcollab.commands.edge.finding_formats import FORMAT, FindingReport, chosen, deliver
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.overview import Overview
    from xcollab.app.views.time.overdue import OverdueView

_FAIL_ON = Option(
    "fail_on", ("--fail-on",), N_("Exit 1 on late, breach or level:N; without it the exit code is 0."), metavar="WHAT"
)


def run(
    terminal: Terminal, collab: str | None, fail_on: str | None, at: str | None, now: str | None, **typed: Any
) -> int:
    """Print what is late; 1 where `--fail-on` says so."""
    from xcollab.app.overview import Overview
    from xcollab.app.views.time.overdue import failing, late

    form = chosen(**typed)
    if fail_on and not re.fullmatch(r"late|breach|level:[1-3]", fail_on):
        allowed = ["late", "breach", "level:1", "level:2", "level:3"]
        raise Misused("not-a-word", flag="--fail-on", value=fail_on, allowed=allowed)
    view = Overview(terminal, at, now)
    found = late(view, collab)
    _show(terminal, view, form, found)
    return int(bool(fail_on) and failing(found.overdue, fail_on or ""))


def _show(terminal: Terminal, view: "Overview", form: str, looked: "OverdueView") -> None:
    from xcollab.app.views.next_step import next_step
    from xcollab.app.views.time.overdue import paths_of
    from xcollab.render.text.time import overdue as render

    context, found = view.render_context, looked.overdue
    match form:
        case "json":
            terminal.show_json(looked)
        case "text":
            terminal.say_lines(render.overdue_lines(context, found))
            terminal.say_lines([] if found else [next_step(view)])
        case _:
            told = render.annotations(context, found, paths_of(view, found))
            total = "" if found else render.overdue_lines(context, found)[0]
            deliver(terminal, form, FindingReport("xcollab overdue", told, render.markdown(context, found), total))


COMMANDS: tuple[Command, ...] = (
    Command("overdue", N_("What is late, for the job that runs each morning."), run, (COLLAB_ARGUMENT,), (FORMAT, _FAIL_ON, AT, NOW, JSON),
            ("xcollab overdue", "xcollab overdue --format github --fail-on level:2", "xcollab overdue --format junit > late.xml"), paged=True),
)  # fmt: skip
