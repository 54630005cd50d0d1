"""What is understood at once means what Typer makes of it, and what Typer refuses is not understood."""

from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer import Exit, TyperException

from xcollab.commands.edge.command import EVERYWHERE, HELP, Command
from xcollab.commands.edge.command_line import begun, called_with, understood
from xcollab.commands.edge.dispatch import heed
from xcollab.commands.edge.parser import leaf
from xcollab.commands.edge.registry import every
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused

COMMANDS = {path: command for _, commands in every() for path, command in commands.items()}
_WORDS = (
    "q3",
    "report",
    "a b",
    "",
    "-",
    "--",
    "-x",
    "--unknown",
    "-m",
    "-1",
    "=",
    "a=b",
    "需协助",
    "\udcff",
    "--lang=en",
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command, and words that may follow it: flags of its own and of every command, rightly and wrongly written."""
    path = draw(st.sampled_from(sorted(COMMANDS)))
    flags = [flag for option in (*COMMANDS[path].options, *EVERYWHERE) for flag in option.flags if option != HELP]
    right = [[flag] if option.switch else [flag, "v"] for option in (*COMMANDS[path].options, *EVERYWHERE)
             for flag in option.flags if option != HELP]  # fmt: skip
    parts = st.one_of(
        st.sampled_from(right),
        st.sampled_from(_WORDS).map(lambda word: [word]),
        st.sampled_from(flags).map(lambda flag: [flag]),
        st.tuples(st.sampled_from(flags), st.sampled_from(_WORDS)).map(lambda pair: [f"{pair[0]}={pair[1]}"]),
        st.tuples(st.sampled_from(flags), st.sampled_from(_WORDS)).map(lambda pair: ["".join(pair)]),
    )
    return path, [word for part in draw(st.lists(parts, max_size=6)) for word in part]


def _terminal() -> Terminal:
    return Terminal(Path(), {}, Random(1), out=StringIO(), err=StringIO(), given=StringIO())


def _asked(terminal: Terminal) -> tuple[object, ...]:
    return terminal.language, terminal.colour, terminal.no_input, terminal.quiet, terminal.paged


def _by_typer(path: str, words: list[str]) -> tuple[Mapping[str, Any], tuple[object, ...]] | None:
    terminal, kept = _terminal(), list[Mapping[str, Any]]()

    def keep(_: Terminal, **values: Any) -> None:
        kept.append(values)

    command: Command = COMMANDS[path]._replace(run=keep, paged=False)
    try:
        leaf(terminal, command, path).main(args=words, prog_name=path, standalone_mode=False)
    except (TyperException, Misused, Exit):
        return None
    return (kept[0], _asked(terminal)) if kept else None


@given(lines())
def test_what_is_understood_means_the_same_to_typer(line: tuple[str, list[str]]) -> None:
    path, words = line
    typed = understood([*path.split()[1:], *words])
    if typed is None:
        return
    terminal = _terminal()
    heed(terminal, typed)
    assert typed.command and typed.path == path
    assert (called_with(typed.command, typed.values), _asked(terminal)) == _by_typer(path, words)


def _examples() -> Iterator[tuple[str, list[str]]]:
    for path, command in COMMANDS.items():
        yield path, [argument.name for argument in command.arguments]
        for option in command.options:
            least = [argument.name for argument in command.arguments if argument.required]
            yield path, [*least, *([option.flags[0]] if option.switch else [option.flags[0], "value"])]


def test_every_flag_and_argument_of_every_command_is_understood_at_once() -> None:
    for path, words in _examples():
        typed = understood([*path.split()[1:], *words])
        assert typed and typed.command, (path, words)


@pytest.mark.parametrize(
    "words",
    [
        ("baord",),
        ("task", "lgo"),
        ("task", "log", "--statsu", "doing"),
        ("task", "show"),
        ("status", "a", "b"),
        ("board", "--at"),
        ("board", "--color", "red"),
        ("board", "--late=yes"),
        ("board", "--", "q3"),
        ("--lang",),
        ("task", "log", "report", "-mtext"),
        ("task", "log", "report", "-m", "-5 %"),
    ],
)
def test_a_mistake_and_what_is_seldom_written_are_left_to_typer(words: tuple[str, ...]) -> None:
    assert understood(words) is None


def test_an_unfinished_line_says_what_is_wanting() -> None:
    flag, argument = begun(("board", "--department")), begun(("task", "show"))
    assert flag and flag.wanted and flag.wanted.name == "department"
    assert argument and argument.missing[0].name == "task"
