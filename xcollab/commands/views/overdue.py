"""`xcollab overdue`: for the job that runs each morning; lateness, which never makes a pull request red."""

import re
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Option
from xcollab.commands.edge.command import AT, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.overview import Overview
    from xcollab.app.views.overdue import OverdueView

FORMATS = ("text", "json", "github", "gitlab", "junit", "markdown")
_OPTIONS = (
    Option(
        "format",
        ("--format",),
        N_("text, json, github, gitlab, junit or markdown."),
        metavar="FORMAT",
        complete=" ".join(FORMATS),
    ),
    Option(
        "fail_on",
        ("--fail-on",),
        N_("Exit 1 on late, breach or level:N; without it the exit code is 0."),
        metavar="WHAT",
    ),
)


def run(
    terminal: Terminal, collab: str | None, format: str | None, fail_on: str | None, at: str | None, now: str | None
) -> int:
    """Print what is late; 1 where `--fail-on` says so."""
    from xcollab.app.overview import Overview
    from xcollab.app.views.overdue import failing, late

    form = format or "text"
    if form not in FORMATS:
        raise Misused("not-a-word", flag="--format", value=form, allowed=list(FORMATS))
    if fail_on and not re.fullmatch(r"late|breach|level:[1-3]", fail_on):
        allowed = ["late", "breach", "level:1", "level:2", "level:3"]
        raise Misused("not-a-word", flag="--fail-on", value=fail_on, allowed=allowed)
    view = Overview(terminal, at, now)
    found = late(view, collab)
    _show(terminal, view, form, found)
    return int(bool(fail_on) and failing(found.overdue, fail_on or ""))


def _show(terminal: Terminal, view: "Overview", form: str, looked: "OverdueView") -> None:
    from xcollab.app.views.overdue import paths_of
    from xcollab.commands.edge import output
    from xcollab.render.base.sanitize import safe
    from xcollab.render.text import overdue as render

    context, found = view.render_context, looked.overdue
    match form:
        case "json":
            return terminal.show_json(looked)
        case "github":
            lines = render.github(context, found, paths_of(view, found))
            if summary := terminal.environment.get("GITHUB_STEP_SUMMARY"):
                output.add(terminal, summary, render.markdown(context, found))
        case "gitlab":
            lines = [render.gitlab(context, found, paths_of(view, found))]
        case "junit":
            lines = [render.junit(context, found)]
        case "markdown":
            lines = [render.markdown(context, found).rstrip("\n")]
        case _:
            return terminal.say_lines(render.overdue_lines(context, found))
    if lines:
        terminal.deliver(safe("\n".join(lines)))
    return None


COMMANDS: tuple[Command, ...] = (
    Command("overdue", N_("What is late, for the job that runs each morning."), run, (COLLAB_ARGUMENT,), (*_OPTIONS, AT, NOW),
            ("xcollab overdue", "xcollab overdue --format github --fail-on level:2", "xcollab overdue --format junit > late.xml"), paged=True),
)  # fmt: skip
