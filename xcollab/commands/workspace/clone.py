"""`xcollab clone`: join a workspace that others share, by one command: the clone, who is at work, the check before commits, the
language; it ends with what waits for whoever has come.
"""

import shlex
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from xcollab.app.workspace.cloning import Person

_OPTIONS = (
    Option("member", ("--as",), N_("Who you are in the list of members: an id, a name or an address."), metavar="MEMBER"),
    Option("within", ("--workspace",), N_("Which one, where the repository holds several."), metavar="DIRECTORY"),
)  # fmt: skip
_LISTED = 40
"""People who are shown without being searched for."""


def run(terminal: Terminal, address: str, directory: str | None, member: str | None, within: str | None) -> int:
    """Clone, set up, and show the inbox."""
    from xcollab.app.workspace.cloning import clone, install_hook, speak

    with terminal.progress() as told:
        told(N_("Cloning"))
        root = clone(terminal, address, directory, within)
    here = terminal.elsewhere(root)
    cd = _way(terminal, root)
    here.say(here.words(N_("The workspace is in {path} now."), path=cd))
    person = _at_work(here, member, cd)
    speak(here, (terminal.language, person.language))
    here = terminal.elsewhere(root)
    here.say(
        here.words(
            N_("You are {name} ({member}), {department}."),
            name=person.name,
            member=person.id,
            department=person.department_name,
        )
    )
    if install_hook(here):
        here.say(here.words(N_("What you edit by hand is checked before git commits it.")))
    else:
        here.say(
            here.words(
                N_("git has hooks of yours here, so none was added; `xcollab check --staged` is what one would run.")
            )
        )
    here.say(here.words(N_("Next:")))
    here.say(f"  cd {shlex.quote(cd)}")
    here.say()
    return terminal.types(terminal.elsewhere(root), ["inbox"])


def _way(terminal: Terminal, root: "Path") -> str:
    """How one gets there, as short as can be."""
    if root.is_relative_to(terminal.directory):
        return root.relative_to(terminal.directory).as_posix()
    return str(root)


def _at_work(here: Terminal, typed: str | None, cd: str) -> "Person":
    """Whoever is named, whom git knows, or who says so; git is told in this clone where it knew another. Raises `Refused`."""
    from xcollab.app.workspace.cloning import become, candidates, meant, recognised
    from xcollab.errors import Refused

    person = None if typed else recognised(here)
    if person:
        return person
    people = candidates(here)
    if typed:
        person = meant(here, people, typed)
    elif here.interactive and people:
        person = _asked(here, people)
    if person is None:
        raise Refused("clone-who", path=cd, command=f"cd {shlex.quote(cd)}")
    become(here, person)
    return person


def _asked(here: Terminal, people: "list[Person]") -> "Person | None":
    from xcollab.app.workspace.cloning import meant
    from xcollab.commands.filling.questions import typed_line
    from xcollab.errors import Misused
    from xcollab.render.base.sanitize import safe_line
    from xcollab.render.checking.errors import error_lines

    words = here.words
    for number, one in enumerate(people[:_LISTED], 1):
        here.note(safe_line(f"{number:3}  {one.name} ({one.id})  {one.department_name}  {one.email[0]}"))
    if len(people) > _LISTED:
        here.note(words(N_("and {n} more"), n=len(people) - _LISTED))
    while True:
        here.note(
            words(N_("Which of them are you? A number, an id, a name or an address; an empty line: none of them"))
        )
        answer = typed_line(here).strip()
        if not answer:
            return None
        try:
            return meant(here, people, answer)
        except Misused as error:
            here.note("\n".join(error_lines(words, error)))


COMMANDS: tuple[Command, ...] = (
    Command("clone", N_("Join a workspace that others share: clone it, say who you are, and see what waits for you."), run,
            (Argument("address", N_("Where it is shared: a path, HOST:PATH, or an address such as https://…")),
             Argument("directory", N_("A new directory; named as the address is, where it is left out."), False)), _OPTIONS,
            ("xcollab clone https://git.example.com/company.git", "xcollab clone git@git.example.com:company.git work --as li")),
)  # fmt: skip
