"""Our own mistakes: said in a line, and in a log that can be sent."""

import platform
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from xcollab import __version__
from xcollab.commands.edge.registry import NOUNS, VERBS, named
from xcollab.errors import XcollabError
from xcollab.store.files.error_log import keep


def mistake(error: Exception, typed: Sequence[str], directory: Path, environment: Mapping[str, str]) -> XcollabError:
    """A mistake of ours: said in a line, and in a log that can be sent, which holds nothing that was typed or read."""
    said = f"{type(error).__name__}: {error}"[:200]
    log = keep(directory, environment, "\n".join(_told(error, typed)) + "\n")
    if log is None:
        return XcollabError("bug", said=said)
    return XcollabError("bug-with-log" if log.in_repository else "bug-outside", said=said, path=str(log.path))


def _told(error: Exception, typed: Sequence[str]) -> Iterator[str]:
    """The log: versions, the command without its values, and which lines of the program led there.

    An exception's own text stays out, because it may quote a value.
    """
    yield f"xcollab {__version__}, Python {sys.version.split()[0]}, {platform.platform()}"
    yield " ".join(["xcollab", *without_values(typed)])
    one: BaseException | None = error
    while one is not None:
        yield f"\n{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}\n    {frame.line}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _place(filename: str) -> str:
    """A file of the program as modules are found, without the directories of this machine."""
    path = Path(filename)
    for base in sorted(filter(None, sys.path), key=len, reverse=True):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


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
