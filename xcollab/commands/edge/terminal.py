"""One run of the program: a context with a terminal."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from xcollab.app.context import Context
from xcollab.render.base.sanitize import safe, safe_json, safe_styled

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from xcollab.render.base.json_data import View
    from xcollab.render.base.styled import Part
    from xcollab.words.progress import Told


_NARROWEST = 20
"""Columns below which nothing of a table can be read; a width of 0 says that it is not known."""
_FRAMES = "─│╭╮╰╯"
_STYLES = {"bold": "1", "dim": "2", "italic": "3", "red": "31", "green": "32", "yellow": "33"}


class Terminal(Context):
    """The command line's: where its words go, and whether somebody can be asked."""

    run: "Callable[[Terminal, Sequence[str]], int] | None" = None
    """The edge itself, for commands that type others: `demo`, `clone`, `tutorial`."""

    def __init__(
        self,
        directory: "Path",
        environment: Mapping[str, str],
        random: "Random | None" = None,
        language: str | None = None,
        *,
        out: TextIO | None = None,
        err: TextIO | None = None,
        given: TextIO | None = None,
    ) -> None:
        super().__init__(directory, environment, random, language)
        self.out, self.err, self.given = out or sys.stdout, err or sys.stderr, given or sys.stdin
        self.no_input = False
        """Nobody is to be asked, as `--no-input` says."""
        self.colour = "auto"
        """As asked for with `--color`."""
        self.quiet = False
        """What was recorded is not told, as `--quiet` says."""
        self.for_programs = False
        """Whether the command line asks for JSON, so that a refusal is told in JSON as well."""
        self.answered = False
        """Whether an answer in JSON was given already: there is one a run."""
        self.paged = True
        """What is longer than the terminal is high goes through the pager, unless `--no-pager` says no."""

    def elsewhere(self, directory: "Path", environment: "Mapping[str, str] | None" = None) -> "Terminal":
        """The same terminal in another directory, or for somebody else."""
        own = environment if environment is not None else self.environment
        other = Terminal(directory, own, self._random, self.language, out=self.out, err=self.err, given=self.given)
        other.no_input, other.colour, other.quiet = self.no_input, self.colour, self.quiet
        other.paged = False
        return other

    def types(self, other: "Terminal", words: "Sequence[str]") -> int:
        """Type a command line at another terminal; its exit code."""
        assert self.run is not None, "the edge sets it"
        return self.run(other, words)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at a terminal and can be asked."""
        return not self.no_input and self.given.isatty() and self.out.isatty()

    def given_bytes(self, most: int) -> bytes:
        """Standard input as it came, for forms are UTF-8 whatever the console's encoding is; typed at a terminal, it is text."""
        binary = None if self.given.isatty() else getattr(self.given, "buffer", None)
        return bytes(binary.read(most)) if binary else self.given.read(most).encode("utf-8", "replace")

    def say(self, text: str = "") -> None:
        """A line for the reader; on a terminal, folded at its width."""
        for line in self._folded(safe(text), self._spoken):
            print(line, file=self._spoken)

    def say_lines(self, lines: Iterable[str]) -> None:
        """Some lines for the reader."""
        for line in lines:
            self.say(line)

    def put(self, text: str) -> None:
        """Lines to be copied, which are not folded."""
        print(safe(text), file=self._spoken)

    @property
    def _spoken(self) -> TextIO:
        """Where sentences go: beside the answer, where that is JSON."""
        return self.err if self.for_programs else self.out

    def deliver(self, document: str) -> None:
        """A document for programs and files, to the letter: UTF-8 with the line ends that it has, whatever the console's
        encoding is. On a terminal it is text. Whoever made it has made harmless what it holds.
        """
        whole = document if document.endswith("\n") else document + "\n"
        binary = getattr(self.out, "buffer", None)
        if self.out.isatty():
            self.out.write(whole.removeprefix("\ufeff").replace("\r\n", "\n"))
        elif binary is None:
            self.out.write(whole)
        else:
            self.out.flush()
            binary.write(whole.encode("utf-8", "replace"))

    def _folded(self, text: str, stream: TextIO) -> list[str]:
        if not stream.isatty():
            return [text]
        from xcollab.render.base.wrapping import wrapped

        width = _screen()
        return [folded for line in text.split("\n") for folded in wrapped(line, width)]

    def note(self, text: str) -> None:
        """A line beside the answer, which a pipe does not get; on a terminal, folded at its width."""
        for line in self._folded(safe(text), self.err):
            print(line, file=self.err)

    @contextmanager
    def progress(self) -> "Iterator[Told]":
        """A line that moves while something takes time, beside the answer and gone with it; nothing where no person looks on,
        or where it is over before anybody would read it.
        """
        if not self.err.isatty():
            from xcollab.words.progress import unheard

            yield unheard
            return
        from xcollab.commands.edge.progress import MovingLine

        line = MovingLine(self.err, self.words)
        try:
            yield line
        finally:
            line.stop()

    def show(self, *parts: "Part") -> None:
        """Tables and coloured text, as wide and as colourful as the reader's terminal."""
        paint, width = _escaped if self.colourful else _plain, self._width
        text = "\n".join(line for part in parts for line in part.lines(width, paint))
        print(self._drawn(safe_styled(text)), file=self.out)

    def _drawn(self, text: str) -> str:
        """With hyphens for the rules and frames that the console's encoding has no characters for."""
        try:
            _FRAMES.encode(self.out.encoding or "utf-8")
        except UnicodeEncodeError:
            return text.translate(dict.fromkeys(map(ord, _FRAMES), "-"))
        return text

    def show_json(self, view: "View") -> None:
        """An answer for programs."""
        self.deliver(self.json(view))
        self.answered = True

    def json(self, view: "View") -> str:
        """The same as a document."""
        import json

        from xcollab.render.base.json_data import answer

        return safe_json(json.dumps(answer(view), ensure_ascii=False, indent=2)) + "\n"

    @property
    def colourful(self) -> bool:
        """Whether to use colours: as `--color` says, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then CLICOLOR, then
        where somebody looks.
        """
        said = self.environment.get
        if self.colour != "auto":
            return self.colour == "always"
        if said("NO_COLOR"):
            return False
        if any(said(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
            return True
        return said("CLICOLOR") != "0" and said("TERM") != "dumb" and self.out.isatty()

    @property
    def _width(self) -> int:
        """Columns: as COLUMNS says, then the terminal's own, and of what is no terminal a page's."""
        said = self.environment.get("COLUMNS", "")
        if re.fullmatch("0*[1-9][0-9]{0,3}", said):
            return max(int(said), _NARROWEST)
        return max(_screen(), _NARROWEST) if self.out.isatty() else 100


def _screen() -> int:
    """Columns of the terminal that somebody looks at."""
    import shutil

    return shutil.get_terminal_size().columns


def _plain(text: str, style: str) -> str:
    return text


def _escaped(text: str, style: str) -> str:
    """Each word of a style is a number of ECMA-48."""
    return f"\x1b[{';'.join(_STYLES[word] for word in style.split())}m{text}\x1b[0m" if style and text else text


def terminal_of(context: Context) -> Terminal:
    """The command line that a use case was given as its context."""
    assert isinstance(context, Terminal)
    return context
