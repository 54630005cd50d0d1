"""Text in a style, which the edge alone turns into colours; a part of an answer that knows its lines for any width."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from xcollab.render.base.width import cut, width_of
from xcollab.words.patterns import compiled

Paint = Callable[[str, str], str]
"""A text and its style, such as `bold red` or nothing, as the reader's terminal shows it."""
_WORD = compiled(r"\s*\S+\s*")


class Part(Protocol):
    """Something to be shown."""

    def lines(self, width: int, paint: Paint) -> Iterable[str]:
        """Its lines, none wider than that where it can be helped."""


class Styled(NamedTuple):
    """A text in one style; where it stands alone, a paragraph."""

    text: str
    style: str = ""

    def lines(self, width: int, paint: Paint) -> list[str]:
        """Folded at blanks."""
        return [paint(line, self.style) for line in folded(self.text, width)]


class Line(NamedTuple):
    """A short line in several styles, which is not folded."""

    runs: tuple[Styled, ...]

    def lines(self, width: int, paint: Paint) -> list[str]:
        """The one line."""
        return ["".join(paint(*run) for run in self.runs)]


def folded(text: str, width: int) -> list[str]:
    """One line or more of that width: folded at blanks, and within a word that is wider than a line, as Chinese text is."""
    if width_of(text) <= width:
        return [text]
    lines, line, room = [], "", width
    for word in _WORD.findall(text):
        bare = word.rstrip()
        columns, blanks = width_of(bare), word[len(bare) :]
        if columns > room:
            lines += [line] if line else []
            *whole, last = cut(bare, width)
            lines += whole
            line, bare, columns, room = "", last, width_of(last), width
        line += bare + blanks
        room -= columns + width_of(blanks)
    return [done.rstrip() for done in (*lines, line)]
