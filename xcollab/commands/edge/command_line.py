"""A command line without a mistake in it, understood by the declarations alone, at once.

What is not understood here is Typer's to read, and to complain of: a mistake, or a way of writing that is seldom seen.
What is understood means the same to both (tests/commands/edge/test_command_line.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import COLOUR, COLOURS, EVERYWHERE, HELP, Command
from xcollab.commands.edge.registry import NOUNS, VERBS, named


class Typed(NamedTuple):
    """What is typed so far."""

    path: str
    """The words that name it, such as `xcollab task log`."""
    everywhere: Mapping[str, Any]
    """Flags that every command understands, those that are given."""
    command: Command | None = None
    """None where a group alone is named, or the program."""
    values: Mapping[str, Any] = {}
    """Of the command's arguments and options by name, those that are given."""
    missing: tuple[Argument, ...] = ()
    """The arguments that have no word yet."""
    wanted: Option | None = None
    """The flag at the end of the line that still lacks its value."""


def understood(words: Sequence[str]) -> Typed | None:
    """What a command line means; None where it is for Typer to say."""
    typed = begun(words)
    if typed is None or typed.wanted:
        return None
    helps, missing = HELP.name in typed.everywhere, [argument for argument in typed.missing if argument.required]
    return typed if helps or not missing else None


def begun(words: Sequence[str]) -> Typed | None:
    """The same of a line that is not finished: its last words may be wanting."""
    try:
        "".join(words).encode()
        return _understood(words)
    except (_NotPlain, UnicodeEncodeError):
        return None


class _NotPlain(Exception):
    """Something that is not read here."""


class _Words(NamedTuple):
    """Words, told apart."""

    plain: list[str]
    """Those without a flag."""
    given: dict[str, Any]
    """The values of the flags, by the name of the option."""
    wanted: Option | None = None
    """The last flag, if it lacks its value."""
    rest: tuple[str, ...] = ()
    """Those that were not looked at."""


def _understood(words: Sequence[str]) -> Typed:
    path, about, commands = "xcollab", dict[str, Any](), None
    while True:
        read = _read(words, EVERYWHERE, alone=False)
        about |= read.given
        if HELP.name in read.given or read.wanted or not read.plain:
            return _coloured(Typed(path, about, wanted=read.wanted))
        name, words = read.plain[0], read.rest
        path = f"{path} {name}"
        if commands is None and name in NOUNS:
            commands = named(name)
            continue
        command = commands.get(name) if commands is not None else named(name)[name] if name in VERBS else None
        if command is None:
            raise _NotPlain
        return _coloured(_of_command(path, command, words, about))


def _of_command(path: str, command: Command, words: Sequence[str], about: Mapping[str, Any]) -> Typed:
    read = _read(words, (*command.options, *EVERYWHERE), alone=True)
    last = command.arguments[-1] if command.arguments else None
    if len(read.plain) > len(command.arguments) and not (last and last.many):
        raise _NotPlain
    everywhere = {option.name for option in EVERYWHERE}
    values: dict[str, Any] = {
        argument.name: word for argument, word in zip(command.arguments, read.plain, strict=False)
    }
    if last and last.many and last.name in values:
        values[last.name] = tuple(read.plain[len(command.arguments) - 1 :])
    values |= {name: value for name, value in read.given.items() if name not in everywhere}
    about = {**about, **{name: value for name, value in read.given.items() if name in everywhere}}
    return Typed(path, about, command, values, command.arguments[len(read.plain) :], read.wanted)


def _coloured(typed: Typed) -> Typed:
    if typed.everywhere.get(COLOUR.name, COLOURS[0]) not in COLOURS:
        raise _NotPlain
    return typed


def _read(words: Iterable[str], options: Iterable[Option], *, alone: bool) -> _Words:
    """Tell words and flags apart. Of a group, not `alone`, only the first word is read: the command's name, to which the rest belongs."""
    flags = {flag: option for option in options for flag in option.flags}
    read = _Words([], {})
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            read.plain.append(word)
            if not alone:
                return read._replace(rest=tuple(left))
            continue
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = flags.get(flag)
        if option is None or (option.switch and equals) or (option.name in read.given and not option.many):
            raise _NotPlain
        if not option.switch and not equals:
            found = next(left, None)
            if found is None:
                return read._replace(wanted=option)
            value = _value(found)
        _keep(read.given, option, value)
    return read


def _value(word: str) -> str:
    if word.startswith("-") and word != "-":
        raise _NotPlain
    return word


def _keep(given: dict[str, Any], option: Option, value: str) -> None:
    given[option.name] = True if option.switch else (*given.get(option.name, ()), value) if option.many else value


def called_with(command: Command, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every argument and option of a command, with what is typed or with what stands for nothing."""
    absent: dict[str, Any] = {argument.name: () if argument.many else None for argument in command.arguments}
    absent |= {option.name: () if option.many else False if option.switch else None for option in command.options}
    return absent | dict(values)
