"""The edge: has a command line read and done, and turns every error into a message and an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from xcollab import __version__
from xcollab.commands.edge.command import COMPLETE
from xcollab.commands.edge.signals import Stopped, heed_signals
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import BadFile, GitRefused, Misused, NotShared, XcollabError
from xcollab.words import N_
from xcollab.words.language import Words, choose


def run(terminal: Terminal, words: Sequence[str]) -> int:
    """Run one command line; the exit code: 0 done, 1 refused or findings, 2 usage, 3 unreadable file, 4 git refused,
    5 recorded here but not yet shared.
    """
    terminal.run = run
    terminal.for_programs = wants_json(words)
    code = _tried(terminal, words)
    if not terminal.done or code in (0, NotShared.exit_code):
        return code
    with suppress(OSError):
        terminal.note(
            _words(terminal)(N_("(what was asked for is done all the same; HEAD is {commit})"), commit=terminal.done)
        )
    return code if code > _SIGNALLED else 0  # what is done is not to be tried again


_SIGNALLED, _GONE = 128, 141
"""Exit codes above it tell of a signal; the code where whoever read the answer has gone."""


def _tried(terminal: Terminal, words: Sequence[str]) -> int:
    try:
        code = _run(terminal, list(words))
        terminal.out.flush()
        return code or (BadFile.exit_code if terminal.left_out else 0)
    except XcollabError as error:
        return _complain(terminal, error)
    except Stopped as stop:
        terminal.note("")
        return _complain(terminal, XcollabError("stopped"), 128 + stop.signal)
    except BrokenPipeError:
        return 0 if terminal.done else _GONE
    except Exception as error:  # of the world, or a bug of ours: said in words, and in full where somebody asks for it
        if terminal.environment.get("XCOLLAB_DEBUG"):
            raise
        return _unexpected(terminal, error, words)


def _unexpected(terminal: Terminal, error: Exception, words: Sequence[str]) -> int:
    """What no module foresaw; nothing that goes wrong in telling it is shown in its place."""
    try:
        from xcollab.commands.edge.unexpected import mistake
        from xcollab.store.disk.mishaps import mishap

        if refusal := mishap(error):
            return _complain(terminal, refusal)
        return _complain(terminal, mistake(error, words, terminal.directory, terminal.environment), 70)
    except Exception:  # the words themselves are what is broken
        with suppress(Exception):
            terminal.err.write(f"error: xcollab made a mistake: {type(error).__name__}\n")
        return 70


def _run(terminal: Terminal, words: list[str]) -> int:
    if words[:1] == ["help"]:  # what is typed by habit
        words = [*words[1:], "--help"]
    completing = COMPLETE in terminal.environment
    code = _completed(terminal) if completing else _understood(terminal, words)
    if code is not None:
        return code
    from xcollab.commands.edge.parser import parsed

    try:
        return parsed(terminal, words) or 0
    except SystemExit as stop:
        if completing:
            return int(stop.code or 0)
        raise BrokenPipeError from None  # what typer makes of a reader that has gone


def _completed(terminal: Terminal) -> int | None:
    from xcollab.commands.edge.shells import answered

    return answered(terminal)


def _understood(terminal: Terminal, words: list[str]) -> int | None:
    """Do what is understood at once; None where it is for the parser to read."""
    if words == ["--version"]:
        terminal.say(f"xcollab {__version__}")
        return 0
    from xcollab.commands.edge.command_line import understood
    from xcollab.commands.edge.dispatch import done

    typed = understood(words)
    return done(terminal, typed) if typed else None


def _words(terminal: Terminal) -> Words:
    try:
        return terminal.words
    except (XcollabError, OSError):
        return Words(choose(terminal.language, environment=terminal.environment))


def wants_json(words: Sequence[str]) -> bool:
    """Whether a command line, which need not be understood, asks to be answered in JSON."""
    if {"--help", "-h"} & {*words} or words[:1] == ["help"]:
        return False
    flags = words[: words.index("--")] if "--" in words else words
    return "--json" in flags or "--format=json" in flags or ("--format", "json") in pairwise(flags)


def _complain(terminal: Terminal, error: XcollabError, code: int | None = None) -> int:
    """Say what went wrong, after what was answered before it; the exit code."""
    with suppress(OSError):
        terminal.out.flush()
    from xcollab.render.checking.errors import error_lines

    code = error.exit_code if code is None else code
    with suppress(OSError):  # where nobody listens, the exit code has to do
        if terminal.for_programs and not terminal.answered:
            from xcollab.app.views.programs.errors import error_view

            terminal.show_json(error_view(_words(terminal), error, code))
        for line in error_lines(_words(terminal), error):
            terminal.note(line)
    return code


def main() -> None:
    """The program `xcollab`."""
    heed_signals()
    closed = sys.stdout is None  # a stream that whoever started us has closed
    nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: SIM115 - until the end
    out, err, given = sys.stdout or nowhere, sys.stderr or nowhere, sys.stdin or nowhere
    for stream in (out, err):
        _never_fail(stream)
    terminal = Terminal(Path(), os.environ, out=out, err=err, given=given)
    try:
        terminal.directory = Path.cwd()
    except OSError:
        sys.exit(_complain(terminal, GitRefused("directory-gone")))
    code = _complain(terminal, Misused("no-output")) if closed else run(terminal, sys.argv[1:])
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
