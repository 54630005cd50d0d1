"""`xcollab tutorial`: one's own first collaboration as practice, in a throw-away directory, with real commands and all people played."""

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import WITHOUT_ASKING, Argument, Option
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace.practice import Practice
    from xcollab.app.workspace.practice_steps import Step

_WHERE = "xcollab-tutorial"
_OPTIONS = (
    Option("title", ("--title",), N_("What your collaboration is about.")),
    Option("drop", ("--drop",), N_("Throw the practice away, with its directory."), switch=True),
    WITHOUT_ASKING,
)
_LEAVE, _SKIP = "q", "s"
_SIGNALLED = 128
"""Exit codes above it tell of a signal."""


def run(terminal: Terminal, directory: str | None, title: str | None, drop: bool, yes: bool) -> int | None:
    """Begin, go on where it was left, or throw it away."""
    from xcollab.app.workspace.practice import Practice

    root = Path(os.path.normpath(terminal.directory / (directory or _WHERE)))
    again = shlex.join(["xcollab", "tutorial", *([directory] if directory else [])])
    practice, words = Practice(terminal, root), terminal.words
    if drop:
        practice.drop()
        terminal.say(words(N_("{path} is gone."), path=directory or _WHERE))
        return None
    if not (yes or terminal.interactive):
        raise Misused("tutorial-needs-terminal", command=f"{again} --yes")
    if practice.progress is None:
        practice.begin(_title(terminal, title, yes))
        terminal.say(
            words(N_("Everything happens in {path}; nothing outside of it is touched."), path=directory or _WHERE)
        )
    else:
        terminal.say(words(N_("You go on with “{title}” where you left it."), title=practice.begun.title))
    try:
        code = _walk(terminal, practice, yes=yes)
    except BaseException:
        terminal.note("")
        terminal.note(words(N_("Go on with: `{command}`"), command=again))
        raise
    if practice.step is None:
        _end(terminal, directory or _WHERE, again)
    else:
        terminal.say(words(N_("Go on with: `{command}`"), command=again))
        terminal.say(words(N_("Throw it away with: `{command}`"), command=f"{again} --drop"))
    return code


def _title(terminal: Terminal, title: str | None, yes: bool) -> str:
    from xcollab.app.forms.field_checks import check_key
    from xcollab.commands.filling.formless import asked_until_right
    from xcollab.schema.workspace import Workspace

    def check(answer: str) -> None:
        check_key(Workspace, "name", answer, "--title")  # a line, as a title is

    proposed = title or terminal.words(N_("A flyer for our new product"))
    if title or yes:
        check(proposed)
        return proposed
    terminal.note(terminal.words(N_("This walks you through all six stages, playing everybody who takes part.")))
    return asked_until_right(terminal, N_("What is your first collaboration about?"), proposed, check)


def _walk(terminal: Terminal, practice: "Practice", *, yes: bool) -> int:
    """Step by step until the end, or until somebody leaves; the exit code."""
    while (step := practice.step) is not None:
        _tell(terminal, practice, step)
        if not yes:
            answer = _answer(terminal, practice, step)
            if answer in (_LEAVE, _SKIP):
                if answer == _LEAVE:
                    return 0
                practice.advance()
                continue
        code = _type(terminal, practice, step.who, practice.command(step)[1:], asks=False)
        if code and yes:
            return code
        if code:
            terminal.say(
                terminal.words(
                    N_("That went otherwise than planned; perhaps you did it already. Try again, or go on with s.")
                )
            )
            continue
        practice.advance()
    return 0


def _tell(terminal: Terminal, practice: "Practice", step: "Step") -> None:
    from xcollab.app.workspace.practice_steps import PEOPLE, STEPS

    words = terminal.words
    terminal.say()
    terminal.say(
        words(
            N_("— {n} of {all} — {role}"), n=practice.begun.step + 1, all=len(STEPS), role=words(PEOPLE[step.who].role)
        )
    )
    terminal.say(words(step.why))
    terminal.put(f"$ {shlex.join(practice.command(step))}")


def _answer(terminal: Terminal, practice: "Practice", step: "Step") -> str:
    """What to do with the step; other commands are typed meanwhile, by whoever is played."""
    from xcollab.commands.filling.questions import typed_line

    while True:
        terminal.note(
            terminal.words(
                N_("Enter: do it; s: skip it; q: leave, to go on later; or any xcollab command to look around")
            )
        )
        answer = typed_line(terminal).strip()
        if answer.lower() in ("", _LEAVE, _SKIP):
            return answer.lower()
        try:
            typed = shlex.split(answer)
        except ValueError:
            continue
        if typed == practice.command(step):  # typed by oneself
            return ""
        _type(terminal, practice, step.who, typed[1:] if typed[0] == "xcollab" else typed, asks=True)


def _type(terminal: Terminal, practice: "Practice", who: str, words: list[str], *, asks: bool) -> int:
    other = terminal.elsewhere(practice.root, practice.environment(who))
    other.language, other.no_input = terminal.words.language, terminal.no_input or not asks
    code = terminal.types(other, words)
    if code > _SIGNALLED:  # Ctrl-C means the whole
        raise Misused("interrupted")
    return code


def _end(terminal: Terminal, directory: str, again: str) -> None:
    words = terminal.words
    terminal.say()
    terminal.say(words(N_("That was all six stages. Look around in it as long as you like:")))
    for line in (f"cd {shlex.quote(directory)}", "xcollab report first", "git log --format='%an: %s'"):
        terminal.say(f"  {line}")
    terminal.say(words(N_("Throw it away with: `{command}`"), command=f"{again} --drop"))
    terminal.say(words(N_("Then begin with your own company: `xcollab init`, or join one: `xcollab clone ADDRESS`.")))


COMMANDS: tuple[Command, ...] = (
    Command("tutorial", N_("Walk through your own first collaboration, as practice in a directory that is thrown away."), run,
            (Argument("directory", N_("A new directory; xcollab-tutorial, where it is left out."), False),), _OPTIONS,
            ("xcollab tutorial", "xcollab tutorial /tmp/practice --yes")),
)  # fmt: skip
