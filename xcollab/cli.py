"""The edge: names the commands, loads one when it is used, and turns every error into a message and an exit code."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, TextIO

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from xcollab import __version__
from xcollab.commands.call import Call
from xcollab.commands.command import LANG, Argument, Command, Option
from xcollab.commands.registry import NOUNS, PROGRAM, VERBS, named
from xcollab.commands.signals import Stopped, heed_signals
from xcollab.errors import BadFile, GitRefused, Misused, XcollabError
from xcollab.render.errors import error_lines
from xcollab.render.help import command_help, group_help
from xcollab.words.language import Words, choose
from xcollab.words.misuse import misuse


class Leaf(TyperCommand):
    """One command. Typer parses; the help page is ours, because Typer's own words cannot be translated."""

    def __init__(self, call: Call, spec: Command, path: str) -> None:
        self.call, self.spec, self.path = call, spec, path
        super().__init__(
            spec.name,
            callback=lambda **values: spec.run(call, **values),
            params=[
                *(_argument(call, argument) for argument in spec.arguments),
                *(_option(call, option) for option in spec.options),
            ],
            help=spec.help,
            add_help_option=False,
            rich_markup_mode=None,
        )
        self.params += _everywhere(call)

    def get_help(self, ctx: Any) -> str:
        """The help page in the reader's language."""
        return command_help(self.call.words, self.path, self.spec)

    def get_short_help_str(self, limit: int = 45) -> str:
        """A line for the shell's completion."""
        return self.call.words(self.spec.help)


class Group(TyperGroup):
    """Commands by name, each loaded when it is used."""

    def __init__(self, call: Call, name: str, about: str, load: Callable[[str], Any], known: Mapping[str, str]) -> None:
        self.call, self.load, self.known = call, load, known
        super().__init__(
            name=name,
            help=about,
            no_args_is_help=True,
            add_help_option=False,
            rich_markup_mode=None,
            suggest_commands=False,
        )
        self.params += _everywhere(call)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the six stages."""
        return list(self.known)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now."""
        return self.load(cmd_name) if cmd_name in self.known else None

    def get_help(self, ctx: Any) -> str:
        """The help page in the reader's language."""
        return group_help(self.call.words, ctx.command_path, self.help or "", self.known)

    def get_short_help_str(self, limit: int = 45) -> str:
        """A line for the shell's completion."""
        return self.call.words(self.help or "")


def root(call: Call) -> Group:
    """The whole command line."""

    def load(name: str) -> Any:
        commands = named(name)
        if name in VERBS:
            return Leaf(call, commands[name], f"xcollab {name}")
        helps = {key: command.help for key, command in commands.items()}
        return Group(call, name, NOUNS[name], lambda verb: Leaf(call, commands[verb], f"xcollab {name} {verb}"), helps)

    known = {**NOUNS, **{name: about for name, (_, about) in VERBS.items()}}
    group = Group(call, "xcollab", PROGRAM, load, known)
    group.params.append(
        TyperOption(param_decls=["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version(call))
    )
    return group


def _argument(call: Call, argument: Argument) -> TyperArgument:
    return TyperArgument(
        param_decls=[argument.name], required=argument.required, help=argument.help,
        autocompletion=_completing(call, argument.complete),
    )  # fmt: skip


def _option(call: Call, option: Option) -> TyperOption:
    return TyperOption(
        param_decls=[option.name, *option.flags], help=option.help, multiple=option.many, is_flag=option.switch or None,
        default=False if option.switch else None, autocompletion=_completing(call, option.complete),
    )  # fmt: skip


def _completing(call: Call, what: str) -> Callable[..., Any] | None:
    def complete(ctx: Any, args: Any, incomplete: str) -> list[tuple[str, str] | str]:
        from xcollab.commands.completion import candidates

        return candidates(call, what, incomplete)

    return complete if what else None


def _everywhere(call: Call) -> list[TyperOption]:
    """What every command understands: `--lang`, and `--help`, whose page goes where the call's words go."""

    def choose(ctx: Any, param: Any, value: str | None) -> None:
        if value:
            call.language = value

    def help_(ctx: Any, param: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            call.say(ctx.get_help())
            ctx.exit()

    language = TyperOption(
        param_decls=[LANG.name, *LANG.flags], help=LANG.help, expose_value=False, is_eager=True, callback=choose
    )
    page = TyperOption(param_decls=["--help"], is_flag=True, expose_value=False, callback=help_)
    return [language, page]


def _version(call: Call) -> Callable[[Any, Any, bool], None]:
    def show(ctx: Any, param: Any, value: bool) -> None:
        if value:
            call.say(f"xcollab {__version__}")
            ctx.exit()

    return show


def run(call: Call, words: Sequence[str]) -> int:
    """Run one command line; the exit code: 0 done, 1 refused or findings, 2 usage, 3 unreadable file, 4 git refused,
    5 recorded here but not yet shared.
    """
    call.run = run
    try:
        code = _run(call, list(words))
        call.out.flush()
        return code or (BadFile.exit_code if call.left_out else 0)
    except XcollabError as error:
        return _complain(call, error)
    except Stopped as stop:
        call.note("")
        return _complain(call, XcollabError("stopped"), 128 + stop.signal)
    except BrokenPipeError:
        return 141
    except Exception as error:  # of the world, or a bug of ours: said in words, and in full where somebody asks for it
        if call.environment.get("XCOLLAB_DEBUG"):
            raise
        return _unexpected(call, error, words)


def _unexpected(call: Call, error: Exception, words: Sequence[str]) -> int:
    """What no module foresaw; nothing that goes wrong in telling it is shown in its place."""
    from xcollab.commands.mishap import mishap, mistake

    if refusal := mishap(error):
        return _complain(call, refusal)
    try:
        return _complain(call, mistake(error, words, call.directory, call.environment), 70)
    except Exception:  # the words themselves are what is broken
        with suppress(Exception):
            call.err.write(f"error: xcollab made a mistake: {type(error).__name__}\n")
        return 70


def _run(call: Call, words: list[str]) -> int:
    from typer.exceptions import Exit, TyperException

    if "_XCOLLAB_COMPLETE" in call.environment:
        from typer._completion_classes import completion_init

        completion_init()  # a Typer app does it by itself; ours is made of commands alone
    try:
        code = root(call).main(args=words, prog_name="xcollab", standalone_mode=False)
    except SystemExit:  # what typer makes of a reader that has gone
        raise BrokenPipeError from None
    except Exit as stop:
        return stop.exit_code
    except TyperException as error:
        ctx = getattr(error, "ctx", None)
        if ctx and (type(error).__name__ == "NoArgsIsHelpError" or str(error.message).startswith("Missing command")):
            call.say(ctx.get_help())  # a group alone, with or without a language, asks what it holds
            return 0
        known = [word for word in words[:2] if not word.startswith("-")]
        raise misuse(error, " ".join(["xcollab", *known])) from None
    return code if isinstance(code, int) else 0


def _words(call: Call) -> Words:
    try:
        return call.words
    except (XcollabError, OSError):
        return Words(choose(call.language, environment=call.environment))


def _complain(call: Call, error: XcollabError, code: int | None = None) -> int:
    """Say what went wrong, after what was answered before it; the exit code."""
    with suppress(OSError):
        call.out.flush()
    with suppress(OSError):  # where nobody listens, the exit code has to do
        for line in error_lines(_words(call), error):
            call.note(line)
    return error.exit_code if code is None else code


def main() -> None:
    """The program `xcollab`."""
    heed_signals()
    closed = sys.stdout is None  # a stream that whoever started us has closed
    nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: SIM115 - until the end
    out, err, given = sys.stdout or nowhere, sys.stderr or nowhere, sys.stdin or nowhere
    for stream in (out, err):
        _never_fail(stream)
    call = Call(Path(), os.environ, _dice(), out, err, given)
    try:
        call.directory = Path.cwd()
    except OSError:
        sys.exit(_complain(call, GitRefused("directory-gone")))
    code = _complain(call, Misused("no-output")) if closed else run(call, sys.argv[1:])
    try:
        out.flush()
    except OSError:  # said already; the interpreter would say it once more
        os.dup2(nowhere.fileno(), out.fileno())
    sys.exit(code)


def _never_fail(stream: TextIO) -> None:
    """A console that has not every character shows `?` for it, rather than failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _dice() -> Random:
    return SystemRandom()
