"""Commands as Typer understands them, by its public surface alone: a signature with annotations, `Typer`, and its two classes.

Typer parses what is not understood at once (`command_line`); the help page is ours, because Typer's own words cannot be translated.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, redirect_stdout, suppress
from inspect import Parameter, Signature
from io import StringIO
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer import Exit, TyperException
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from xcollab import __version__
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import COLOUR, COLOURS, COMPLETE, LANG, NO_INPUT, NO_PAGER, QUIET, Command
from xcollab.commands.edge.dispatch import page
from xcollab.commands.edge.paging import paged
from xcollab.commands.edge.registry import VERBS, group_lines, named
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words.misuse import misuse


def parsed(terminal: Terminal, words: list[str]) -> int | None:
    """Do what the words say; the command's exit code. Raises `Misused` in our words for what Typer complains of."""
    try:
        code: int | None = root(terminal).main(args=words, prog_name="xcollab", standalone_mode=False)
        return code
    except Exit as stop:
        return stop.exit_code
    except TyperException as error:
        ctx = getattr(error, "ctx", None)
        if ctx and (type(error).__name__ == "NoArgsIsHelpError" or str(error.message).startswith("Missing command")):
            say_help(terminal, ctx)  # a group alone, with or without a language, asks what it holds
            return 0
        known = [word for word in words[:2] if not word.startswith("-")]
        raise misuse(error, " ".join(["xcollab", *known])) from None


def root(terminal: Terminal) -> "Group":
    """The whole command line."""

    def load(name: str) -> Any:
        commands = named(name)
        if name in VERBS:
            return leaf(terminal, commands[name], f"xcollab {name}")
        about, known = group_lines(name)
        return group(
            terminal, name, about, lambda verb: leaf(terminal, commands[verb], f"xcollab {name} {verb}"), known
        )

    about, known = group_lines()
    version = flag("version", "--version", act=lambda ctx: terminal.say(f"xcollab {__version__}"), at_once=True)
    return group(terminal, "xcollab", about, load, known, [version], completing=COMPLETE in terminal.environment)


class Leaf(TyperCommand):
    """One command."""

    terminal: Terminal
    spec: Command
    path: str

    def get_help(self, ctx: Any) -> str:
        """The help page in the reader's language."""
        return page(self.terminal.words, self.path, self.spec)

    def get_short_help_str(self, limit: int = 45) -> str:
        """A line for the shell's completion."""
        return self.terminal.words(self.spec.help)


class Group(TyperGroup):
    """Commands by name, each loaded when it is used."""

    terminal: Terminal
    load: Callable[[str], Any]
    known: Mapping[str, str]
    listing = False
    """Whether only names and their lines of help are wanted, for which no command needs to be loaded."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the six stages."""
        return list(self.known)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now."""
        if cmd_name not in self.known:
            return None
        return _listed(self.terminal, cmd_name, self.known[cmd_name]) if self.listing else self.load(cmd_name)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What the shell is told of the commands that begin so."""
        self.listing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.listing = False

    def get_help(self, ctx: Any) -> str:
        """The help page in the reader's language."""
        return page(self.terminal.words, ctx.command_path, None)

    def get_short_help_str(self, limit: int = 45) -> str:
        """A line for the shell's completion."""
        return self.terminal.words(self.help or "")


def _listed(terminal: Terminal, name: str, about: str) -> TyperCommand:
    """A command as far as a list of them goes."""
    return TyperCommand(name, help=terminal.words(about), short_help=terminal.words(about))


def leaf(terminal: Terminal, spec: Command, path: str) -> Leaf:
    """A command that calls what `spec` runs with the values by name."""
    every: list[Option | Argument] = [*spec.arguments, *spec.options]
    names = {_identifier(option.name): option for option in every}

    def run(**values: Any) -> int | None:
        typed = {option.name: _value(option, values[name]) for name, option in names.items()}
        with paged(terminal) if spec.paged else nullcontext():
            return spec.run(terminal, **typed)

    given = [_parameter(terminal, name, option, spec) for name, option in names.items()]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    _signed(run, [*given, *_everywhere(terminal)])
    app.command(spec.name, cls=Leaf, help=spec.help, add_help_option=False)(run)
    command = get_command(app)
    assert isinstance(command, Leaf)
    command.terminal, command.spec, command.path = terminal, spec, path
    return command


def group(
    terminal: Terminal, name: str, about: str, load: Callable[[str], Any], known: Mapping[str, str],
    also: Sequence[Parameter] = (), *, completing: bool = False,
) -> Group:  # fmt: skip
    """A group of commands. `completing` lets Typer answer the questions of the shell."""

    def nothing(**values: Any) -> None:
        """What is asked of the group alone, such as its help, has been done by then."""

    own = [*_everywhere(terminal), *also]
    _signed(nothing, own)
    app = typer.Typer(name=name, add_completion=completing, rich_markup_mode=None, suggest_commands=False)
    app.callback(cls=Group, help=about, no_args_is_help=True, add_help_option=False)(nothing)
    found = get_command(app)
    assert isinstance(found, Group)
    ours = {parameter.name for parameter in own}
    found.params = [param for param in found.params if param.name in ours]  # not its flags that install completion
    found.terminal, found.load, found.known = terminal, load, known
    return found


def flag(name: str, *words: str, act: Callable[[typer.Context], None], at_once: bool = False) -> Parameter:
    """A switch that does something and leaves the rest undone, `at_once` even before the language is known."""

    def callback(ctx: typer.Context, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            act(ctx)
            raise typer.Exit

    return _keyword(
        name, bool, typer.Option(*words, expose_value=False, is_eager=at_once, callback=callback), default=False
    )


def say_help(terminal: Terminal, ctx: Any) -> None:
    """The help page of a command, or of the group, that was typed so far."""
    with paged(terminal):
        terminal.say(ctx.get_help())


def completion_script(shell: str) -> str:
    """What makes a shell ask for completions, as Typer prints it where the variable of its protocol is set."""
    app = typer.Typer(add_completion=True)
    app.command("xcollab")(lambda: None)
    printed = StringIO()
    os.environ[COMPLETE] = f"source_{shell}"
    try:
        with redirect_stdout(printed), suppress(SystemExit):
            get_command(app).main(args=[], prog_name="xcollab", complete_var=COMPLETE)
    finally:
        del os.environ[COMPLETE]
    return printed.getvalue().strip("\n") + "\n"


def _everywhere(terminal: Terminal) -> list[Parameter]:
    """What every command understands: `--lang`, `--no-input`, `--no-pager`, `--color`, `--quiet`, and `--help`, whose page goes where the answer's words go."""

    def choose(value: str | None) -> None:
        if value:
            terminal.language = value

    language = typer.Option(
        *LANG.flags, help=_flag_help(terminal, LANG.help), expose_value=False, is_eager=True, callback=choose,
        autocompletion=_completing(terminal, LANG),
    )  # fmt: skip

    def silence(value: bool) -> None:
        terminal.no_input = terminal.no_input or value

    silent = typer.Option(
        *NO_INPUT.flags, help=_flag_help(terminal, NO_INPUT.help), expose_value=False, is_eager=True, callback=silence
    )

    def paint(value: str | None) -> None:
        if value not in (None, *COLOURS):
            raise Misused("not-a-word", flag="--color", value=value, allowed=list(COLOURS))
        terminal.colour = value or terminal.colour

    def hush(value: bool) -> None:
        terminal.quiet = terminal.quiet or value

    def unroll(value: bool) -> None:
        terminal.paged = terminal.paged and not value

    painted = typer.Option(
        *COLOUR.flags, help=_flag_help(terminal, COLOUR.help), expose_value=False, callback=paint,
        autocompletion=_completing(terminal, COLOUR),
    )  # fmt: skip
    hushed = typer.Option(*QUIET.flags, help=_flag_help(terminal, QUIET.help), expose_value=False, callback=hush)
    whole = typer.Option(
        *NO_PAGER.flags, help=_flag_help(terminal, NO_PAGER.help), expose_value=False, is_eager=True, callback=unroll
    )
    page = flag("help", "--help", "-h", act=lambda ctx: say_help(terminal, ctx))
    spoken = _keyword(LANG.name, str | None, language, default=None)
    colours = _keyword(COLOUR.name, str | None, painted, default=None)
    switches = ((NO_INPUT, silent), (NO_PAGER, whole), (QUIET, hushed))
    return [spoken, colours, *(_keyword(each.name, bool, about, default=False) for each, about in switches), page]


def _parameter(terminal: Terminal, name: str, option: Option | Argument, spec: Command) -> Parameter:
    complete = _completing(terminal, option, spec)
    if isinstance(option, Argument):
        about = typer.Argument(help=option.help, autocompletion=complete)
        if option.many:
            return _keyword(name, list[str], about)
        return _keyword(name, str, about) if option.required else _keyword(name, str | None, about, default=None)
    chosen = typer.Option(*option.flags, help=_flag_help(terminal, option.help), autocompletion=complete)
    if option.switch:
        return _keyword(name, bool, chosen, default=False)
    return _keyword(name, list[str] | None if option.many else str | None, chosen, default=None)


def _value(option: Option | Argument, value: Any) -> Any:
    return tuple(value or ()) if option.many else value


def _flag_help(terminal: Terminal, about: str) -> str:
    """In the reader's language where the shell will show it; a help page speaks it by itself."""
    return terminal.words(about) if COMPLETE in terminal.environment else about


def _completing(terminal: Terminal, place: Option | Argument, spec: Command | None = None) -> Callable[..., Any] | None:
    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str] | str]:
        from xcollab.commands.edge.completion import Question, candidates

        return [*candidates(terminal, Question(place, incomplete, spec, ctx.params.get("collab")))]

    return complete if place.complete else None


def _keyword(name: str, kind: Any, about: Any, default: Any = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, about])


def _identifier(name: str) -> str:
    """A name that a parameter can have: `--from` is a word of Python."""
    return f"{name}_" if iskeyword(name) else name


def _signed(function: Callable[..., Any], parameters: Sequence[Parameter]) -> None:
    vars(function)["__signature__"] = Signature(list(parameters))
