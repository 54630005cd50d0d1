"""Lists as tables: columns that line up in Chinese, folded to the reader's width.

Rich laid them out at first. To import it cost more than all else of a view, and ten thousand rows took it seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.styled import Paint, Styled, folded
from xcollab.render.base.width import width_of
from xcollab.words.language import Words

_GAP = 3
"""Columns between two columns."""
_LEGIBLE, _LEAST = 8, 2
"""Columns below which the others do not go before the first does, and those that each keeps, whatever the width."""


class Table(NamedTuple):
    """Rows under headings. A cell that is a mere text is made harmless here."""

    headings: tuple[str, ...]
    rows: Sequence[Sequence[str | Styled]]
    title: str = ""

    def lines(self, width: int, paint: Paint) -> Iterator[str]:
        """Its lines, with a rule under the headings and a blank line before and after."""
        columns = [
            _Column(cells) for cells in (zip(*self.rows, strict=True) if self.rows else [()] * len(self.headings))
        ]
        heads = zip(self.headings, columns, strict=True)
        widths = _fitted([max(width_of(heading), column.natural) for heading, column in heads], width)
        if self.title:
            yield from Styled(self.title, "italic").lines(width, paint)
        yield ""
        yield from _heads(self.headings, widths, paint)
        yield " " + "─" * (sum(widths) + _GAP * (len(widths) - 1))
        laid_out = [column.laid_out(width, paint) for column, width in zip(columns, widths, strict=True)]
        further = [more for _, more in laid_out]
        several = set().union(*further)
        for number, cells in enumerate(zip(*(firsts for firsts, _ in laid_out), strict=True)):
            yield _joined(cells)
            if number in several:
                yield from _below([more.get(number, ()) for more in further], widths)
        yield ""


class _Column:
    """The cells of one column, measured once: there may be thousands."""

    def __init__(self, cells: Sequence[str | Styled]) -> None:
        self._texts = [safe_line(cell) if isinstance(cell, str) else cell.text for cell in cells]
        self._styles = ["" if isinstance(cell, str) else cell.style for cell in cells]
        self._measured = [width_of(text) for text in self._texts]
        self.natural = max(self._measured, default=0)

    def laid_out(self, width: int, paint: Paint) -> tuple[list[str], dict[int, list[str]]]:
        """The first line of each cell, and by the row's number what further lines it has; each is filled up to the width."""
        firsts, further = [], {}
        for number, (text, style, own) in enumerate(zip(self._texts, self._styles, self._measured, strict=True)):
            if own > width:
                text, *more = folded(text, width)
                own, further[number] = width_of(text), [_filled(line, style, width, paint) for line in more]
            firsts.append((paint(text, style) if style else text) + " " * (width - own))
        return firsts, further


def _filled(line: str, style: str, width: int, paint: Paint) -> str:
    return paint(line, style) + " " * (width - width_of(line))


def _heads(headings: Sequence[str], widths: Sequence[int], paint: Paint) -> Iterator[str]:
    """Those of fewer lines than the others stand at the bottom, on the rule."""
    lines = [folded(heading, width) for heading, width in zip(headings, widths, strict=True)]
    height = max(map(len, lines))
    for row in zip(*([""] * (height - len(own)) + own for own in lines), strict=True):
        yield _joined([_filled(line, "bold", width, paint) for line, width in zip(row, widths, strict=True)])


def _below(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """The further lines of a row."""
    for line in zip_longest(*cells):
        yield _joined([piece or " " * width for piece, width in zip(line, widths, strict=True)])


def _joined(cells: Sequence[str]) -> str:
    return (" " + (" " * _GAP).join(cells)).rstrip()


def table(words: Words, headings: Sequence[str], rows: Iterable[Sequence[str | Styled]], *, title: str = "") -> Table:
    """Rows under translated headings; every cell is text and does nothing."""
    return Table(tuple(safe_line(words(heading)) for heading in headings), list(rows), safe_line(title))


def coloured(text: str, style: str) -> Styled:
    """One cell in a colour; the word says the same without it."""
    return Styled(safe_line(text), style)


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """The widest columns give way until a row fits; the first, which names what the row is about, where others get too narrow."""
    room = width - 2 - _GAP * (len(widths) - 1)
    first, *others = (min(one, max(room, _LEAST)) for one in widths)
    level = max(others, default=0)

    def spare() -> int:
        return room - first - sum(min(one, level) for one in others)

    while spare() < 0 and max(first, level) > _LEAST:
        if level > _LEGIBLE or level >= first:
            level -= 1
        else:
            first -= 1
    fitted, left = [first], spare()
    for one in others:
        more = int(one > level and left > 0)
        left -= more
        fitted.append(min(one, level) + more)
    return fitted
