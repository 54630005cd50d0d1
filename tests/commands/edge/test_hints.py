"""Every command that a message names is one: the real parser takes it, in both languages, once its blanks are filled."""

import os
import re
import shlex
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from babel.messages.pofile import read_po

import xcollab
from tests.support.offered import printed
from xcollab.commands.edge.parser import root
from xcollab.commands.edge.registry import every
from xcollab.commands.edge.terminal import Terminal

_PO = Path(xcollab.__file__).parent / "words/locale/zh_CN/LC_MESSAGES/xcollab.po"
_ALONE = re.compile(r"xcollab [a-z]+( [-a-zA-Z{}/]+)*")
_NOT_TYPED = {"ID": "id", "NEW-ID": "id"}


def _commands() -> list[str]:
    with _PO.open("rb") as file:
        texts = [text for message in read_po(file) for text in (message.id, message.string) if isinstance(text, str)]
    found = [command for text in texts for command in printed(text)]
    return sorted({*found, *(text for text in texts if _ALONE.fullmatch(text))})


def _examples() -> list[str]:
    return sorted({example for _, group in every() for command in group.values() for example in command.examples})


def _parsed(words: list[str]) -> None:
    """Read as when it is typed, and not run; raises what the parser has against it."""
    call = Terminal(Path(), os.environ, Random(1), out=StringIO(), err=StringIO(), given=StringIO())
    command: Any = root(call)
    context: Any = None
    path: Any = "xcollab"
    while True:
        context = command.make_context(path, words, parent=context)
        if not hasattr(command, "resolve_command"):
            return
        rest = [*context._protected_args, *context.args]
        path, command, words = command.resolve_command(context, rest)


@pytest.mark.parametrize("command", _commands())
def test_the_commands_of_messages_are_commands(command: str) -> None:
    assert "…" not in command and "..." not in command, (
        "what is missing is asked for, or is a word that no id looks like"
    )
    if command.endswith("--help"):
        command = command.removesuffix("--help")
        if command.strip() == "{command}":
            return
    program, *words = shlex.split(re.sub(r"\{[a-z_]+\}", "x1", command))
    assert program == "xcollab"
    _parsed(words)
