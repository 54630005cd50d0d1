"""Our own mistakes at a terminal: what was typed goes into their log without its values."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from xcollab.app.workspace import mistakes
from xcollab.commands.edge.registry import NOUNS, VERBS, named
from xcollab.errors import XcollabError


def mistake(error: Exception, typed: Sequence[str], directory: Path, environment: Mapping[str, str]) -> XcollabError:
    """A mistake of ours: said in a line, and in a log that can be sent, which holds nothing that was typed or read."""
    return mistakes.mistake(error, " ".join(["xcollab", *without_values(typed)]), directory, environment)


def without_values(typed: Sequence[str]) -> list[str]:
    """A command line of which only its own words are left, commands and flags; `…` stands for everything else."""
    group = next((word for word in typed if word in NOUNS or word in VERBS), "")
    commands = named(group) if group else {}
    flags = {flag for command in commands.values() for option in command.options for flag in option.flags}
    own = {group, *commands, *flags, "--lang", "--help", "--version"}
    return [word if word in own else _flag(word, flags) + "…" for word in typed]


def _flag(word: str, flags: Collection[str]) -> str:
    """The flag that a value is written together with, if any."""
    name, equals, _ = word.partition("=")
    return (
        f"{name}="
        if equals and name in flags
        else next((flag for flag in flags if len(flag) == 2 and word.startswith(flag)), "")
    )
