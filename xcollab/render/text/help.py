"""Help pages in the reader's language: usage, what it does, arguments, flags, examples."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from xcollab.render.base.width import width_of
from xcollab.words import N_
from xcollab.words.language import Words

if TYPE_CHECKING:
    from collections.abc import Sequence


def _rows(rows: Iterable[tuple[str, str]], most: int = 30) -> list[str]:
    """Two columns that line up in either script; a long first one stands on a line of its own."""
    rows = list(rows)
    wide = min(max((width_of(left) for left, _ in rows), default=0), most)
    lines = []
    for left, right in rows:
        if width_of(left) > most:
            lines += [f"  {left}", f"  {' ' * wide}  {right}"]
        else:
            lines.append(f"  {left}{' ' * (wide - width_of(left))}  {right}".rstrip())
    return lines


def command_help(words: Words, path: str, command: Any) -> str:
    """The help page of one command."""
    lines = [words(N_("Usage: ")) + usage(words, path, command), "", f"  {words(command.help)}"]
    if command.arguments:
        lines += ["", words(N_("Arguments:")), *_rows(argument_rows(words, command))]
    lines += ["", words(N_("Options:")), *_rows([*option_rows(words, command), *everywhere(words)])]
    if command.examples:
        lines += ["", words(N_("Examples:")), *(f"  {example}" for example in command.examples)]
    return "\n".join(lines)


def usage(words: Words, path: str, command: Any) -> str:
    """How a command is typed, in one line."""
    return " ".join([path, *(_metavar(a.name, a.required, a.many) for a in command.arguments), words(N_("[OPTIONS]"))])


def argument_rows(words: Words, command: Any) -> list[tuple[str, str]]:
    """Each word without a flag, and what it is."""
    return [(_shown(argument.name), words(argument.help)) for argument in command.arguments]


def option_rows(words: Words, command: Any) -> list[tuple[str, str]]:
    """Each flag of a command's own, and what it is; `everywhere` has the others."""
    return [(_flags(option), words(option.help)) for option in command.options]


def _shown(name: str) -> str:
    return name.strip("_").upper()


def _metavar(name: str, required: bool, many: bool) -> str:
    shown = _shown(name) + ("..." if many else "")
    return shown if required else f"[{shown}]"


def _flags(option: Any) -> str:
    short = [flag for flag in option.flags if not flag.startswith("--")]
    long = [flag for flag in option.flags if flag.startswith("--")]
    shown = ", ".join([*short, *long])
    if option.switch:
        return shown
    return f"{shown} {option.metavar or 'TEXT'}" + (" ..." if option.many else "")


def everywhere(words: Words) -> "Sequence[tuple[str, str]]":
    """The flags that every command understands."""
    return [
        ("--lang zh|en", words(N_("Language of the answer."))),
        ("--color WHEN", words(N_("Colours: always, never or auto."))),
        ("-q, --quiet", words(N_("Say nothing of what was recorded."))),
        ("--no-pager", words(N_("Show what is long without the pager."))),
        ("--no-input", words(N_("Ask nothing: what is missing is listed."))),
        ("-h, --help", words(N_("Show this page."))),
    ]


def group_help(words: Words, path: str, about: str, commands: Mapping[str, str]) -> str:
    """The help page of a group of commands."""
    lines = [words(N_("Usage: ")) + f"{path} " + words(N_("COMMAND [OPTIONS]")), "", f"  {words(about)}", ""]
    lines += [words(N_("Commands:")), *_rows((name, words(text)) for name, text in commands.items())]
    flags = [*everywhere(words), *([("--version", words(N_("Show the version.")))] if path == "xcollab" else [])]
    return "\n".join([*lines, "", words(N_("Options:")), *_rows(flags)])
