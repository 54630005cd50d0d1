"""What a command is, as data: its name, its words and what it runs. `cli` turns it into a Typer command when it is used."""

from collections.abc import Callable
from typing import NamedTuple

from xcollab.words import N_


class Option(NamedTuple):
    """A flag. All values arrive as text; what they mean is decided where they are used."""

    name: str
    flags: tuple[str, ...]
    help: str
    many: bool = False
    switch: bool = False
    metavar: str = ""
    complete: str = ""
    """What the shell completes: collab, task, issue, member, department, or a group of labels."""


class Argument(NamedTuple):
    """A word without a flag."""

    name: str
    help: str
    required: bool = True
    many: bool = False
    complete: str = ""


class Command(NamedTuple):
    """Something that can be typed."""

    name: str
    help: str
    run: Callable[..., int | None]
    """Called with the `Call` and the values by name; returns an exit code where it is not 0."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    form: object = None
    """The `Form` that it fills, where it is an act."""


LANG = Option("lang", ("--lang",), N_("Language: zh or en."), metavar="LANG")
COLLAB = Option("collab", ("--collab", "-C"), N_("The collaboration, where there are several."), complete="collab")
JSON = Option("json", ("--json",), N_("Answer in JSON, with canonical values."), switch=True)
AT = Option("at", ("--at",), N_("Read this revision or date instead of HEAD."), metavar="REV|DATE")
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
