"""Does what a command line was understood to mean: runs the command, or shows the page of help."""

from contextlib import nullcontext

from xcollab.commands.edge.command import COLOUR, HELP, LANG, NO_INPUT, NO_PAGER, QUIET, Command
from xcollab.commands.edge.command_line import Typed, called_with
from xcollab.commands.edge.paging import paged
from xcollab.commands.edge.registry import group_lines
from xcollab.commands.edge.terminal import Terminal
from xcollab.words.language import Words


def done(terminal: Terminal, typed: Typed) -> int:
    """Do it; the exit code."""
    heed(terminal, typed)
    command = typed.command
    if command is None or HELP.name in typed.everywhere:
        with paged(terminal):
            terminal.say(page(terminal.words, typed.path, command))
        return 0
    with paged(terminal) if command.paged else nullcontext():
        return command.run(terminal, **called_with(command, typed.values)) or 0


def heed(terminal: Terminal, typed: Typed) -> None:
    """What is asked of every command: the language, colours, silence."""
    given = typed.everywhere
    terminal.language = given.get(LANG.name) or terminal.language
    terminal.colour = given.get(COLOUR.name) or terminal.colour
    terminal.no_input |= NO_INPUT.name in given
    terminal.quiet |= QUIET.name in given
    terminal.paged &= NO_PAGER.name not in given


def page(words: Words, path: str, command: Command | None) -> str:
    """The page of help of a command, of a group or of the program, whichever the path names."""
    from xcollab.render.text.help import command_help, group_help

    if command:
        return command_help(words, path, command)
    return group_help(words, path, *group_lines(path.partition(" ")[2]))
