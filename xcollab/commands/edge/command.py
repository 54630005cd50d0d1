"""What a command is, as data: its name, its words and what it runs. the edge reads a command line by it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from xcollab.app.forms.subject_inputs import COLLAB, Argument, Option
from xcollab.errors import Misused
from xcollab.words import N_


class Command(NamedTuple):
    """Something that can be typed."""

    name: str
    help: str
    run: Callable[..., int | None]
    """Called with the `Terminal` and the values by name; returns an exit code where it is not 0."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    form: object = None
    """The `Form` that it fills, where it is an act."""
    paged: bool = False
    """Whether it only shows something, which may be long, and asks nothing on the way."""


COMPLETE = "_XCOLLAB_COMPLETE"
"""The variable in which a shell asks for completions."""
LANG = Option("lang", ("--lang",), N_("Language: zh or en."), metavar="LANG", complete="zh en")
NO_INPUT = Option("no_input", ("--no-input",), N_("Ask nothing: what is missing is listed."), switch=True)
COLOURS = ("always", "never", "auto")
COLOUR = Option(
    "color", ("--color",), N_("Colours: always, never or auto."), metavar="WHEN", complete=" ".join(COLOURS)
)
QUIET = Option("quiet", ("-q", "--quiet"), N_("Say nothing of what was recorded."), switch=True)
NO_PAGER = Option("no_pager", ("--no-pager",), N_("Show what is long without the pager."), switch=True)
HELP = Option("help", ("--help", "-h"), N_("Show this page."), switch=True)
EVERYWHERE = (LANG, COLOUR, NO_INPUT, NO_PAGER, QUIET, HELP)
"""What every command and every group understands."""
JSON = Option("json", ("--json",), N_("Answer in JSON, with canonical values."), switch=True)
AT = Option(
    "at",
    ("--at",),
    N_("Read this revision or date instead of HEAD, also in words, such as yesterday."),
    metavar="REV|DATE",
)
NOW = Option("now", ("--now",), N_("The moment to judge lateness by, instead of the clock."), metavar="TIME")
READING = (AT, NOW, JSON)
"""What every command that shows a view understands."""
KEEPING = (
    Option(
        "dry_run", ("--dry-run",), N_("Show the files and the commit that would come; change nothing."), switch=True
    ),
    Option("no_commit", ("--no-commit",), N_("Write the files, but leave the commit to you."), switch=True),
    JSON,
)
"""What every command that records something understands."""


def named_either_way(command: Command) -> Command:
    """A command whose argument is the collaboration also takes it after -C, as all others do; told twice, once is too much."""
    if all(argument.name != "collab" for argument in command.arguments):
        return command

    def run(terminal: Any, in_collab: str | None = None, **typed: Any) -> int | None:
        if in_collab and typed["collab"] not in (None, in_collab):
            raise Misused("options-apart", first=COLLAB.flags[-1], second=typed["collab"])
        return command.run(terminal, **typed | ({"collab": in_collab} if in_collab else {}))

    option = COLLAB._replace(name="in_collab", help=N_("The same: the collaboration, as all other commands take it."))
    return command._replace(run=run, options=(option, *command.options))
