"""Text in a style, which the edge alone turns into colours; a part of an answer that knows its lines for any width."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from xcollab.render.base.width import columns_up_to, cut, width_of
from xcollab.words.patterns import compiled

Paint = Callable[[str, str], str]
"""A text and its style, such as `bold red` or nothing, as the reader's terminal shows it."""
_WORD = compiled(r"(\s*\S+)(\s*)")
"""A word, and the blanks behind it."""


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
    return [line for line, _ in measured(text, width)]


def measured(text: str, width: int) -> list[tuple[str, int]]:
    """The same lines, with the columns that each takes."""
    ends = columns_up_to(text)
    if ends is None or text[:1].isspace():
        return [(line, width_of(line)) for line in _folded_as_drawn(text, width)]
    if ends[-1] <= width:
        return [(text, ends[-1])]
    lines: list[tuple[str, int]] = []
    begun = at = 0  # where the line begins, and where the last word in it ends
    for word in _WORD.finditer(text):
        start, end = word.span(1)
        if ends[end] - ends[begun] > width and at > begun:
            lines.append((text[begun:at], ends[at] - ends[begun]))
            begun = start
        while ends[end] - ends[begun] > width:
            fits = max(bisect_right(ends, ends[begun] + width) - 1, begun + 1)
            if fits >= end:
                break
            lines.append((text[begun:fits], ends[fits] - ends[begun]))
            begun = fits
        at = end
    return [*lines, (text[begun:at], ends[at] - ends[begun])]


def _folded_as_drawn(text: str, width: int) -> list[str]:
    """The same of a text in which characters are drawn otherwise beside others than alone."""
    if width_of(text) <= width:
        return [text]
    lines, line, room = [], "", width
    for bare, blanks in _WORD.findall(text):
        columns = width_of(bare)
        if columns > room:
            lines += [line] if line else []
            *whole, bare = cut(bare, width)
            lines += whole
            line, columns, room = "", width_of(bare), width
        line += bare + blanks
        room -= columns + width_of(blanks)
    return [done.rstrip() for done in (*lines, line)]
