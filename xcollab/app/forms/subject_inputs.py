"""How what a form is about is named: words and flags at the command line, fields of a page elsewhere."""

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
    """What the shell completes: collab, task, issue, statement, matter, member, department, way (a channel), a group of labels, or words."""


class Argument(NamedTuple):
    """A word without a flag."""

    name: str
    help: str
    required: bool = True
    many: bool = False
    """It stands for all the words from there on, at least one; the last argument alone can."""
    complete: str = ""


COLLAB = Option("collab", ("--collab", "-C"), N_("The collaboration, where there are several."), complete="collab")
WITHIN = COLLAB._replace(help=N_("Only what belongs to this collaboration."))
"""For views of all of them."""
COLLAB_ARGUMENT = Argument(
    "collab", N_("The collaboration; may be left out where there is one."), False, complete="collab"
)
NAME = Option("name", ("--name",), N_("The name, in any script."))
WITHOUT_ASKING = Option("yes", ("--yes", "-y"), N_("Do it without asking once more."), switch=True)
NOTIFYING = (
    Option("channels", ("--channel",), N_("By this channel; by several, when given again."), many=True, metavar="CHANNEL", complete="way"),
    Option("address", ("--address",), N_("Where mail goes; an empty text takes it out."), metavar="ADDRESS"),
    Option("none", ("--none",), N_("By no channel."), switch=True),
    Option("usual", ("--usual",), N_("As if nothing had been said about it."), switch=True),
)  # fmt: skip
"""Where somebody hears of things."""
PROPOSING = (
    Option("pr", ("--pr",), N_("Commit it on a branch of its own, push that and open a pull request."), switch=True),
    Option(
        "remote",
        ("--remote",),
        N_("The remote to push to; otherwise that of your branch, or origin."),
        metavar="REMOTE",
    ),
)
"""What acts understand that another side signs off."""
SHIFTING = (
    Option(
        "shift",
        ("--shift",),
        N_("Not what follows by dependencies, but the tasks named with --also, by so many working days."),
        metavar="7wd",
    ),
    Option(
        "also",
        ("--also",),
        N_("A task that moves as well, by --shift; may be given several times."),
        many=True,
        metavar="TASK",
        complete="task",
    ),
)
"""Which dates follow, where somebody says so."""
CASCADING = (
    Option("cascade", ("--cascade",), N_("Move what depends on it as well, or ask its owners, in the same commit; otherwise it is shown."), switch=True),
    *SHIFTING,
)  # fmt: skip
"""What acts understand that move a date."""
