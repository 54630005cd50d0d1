"""Lists as tables: columns that line up in Chinese, folded to the reader's width.

Rich laid them out at first. To import it cost more than all else of a view, and ten thousand rows took it seconds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.styled import Paint, Styled, folded, measured
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
        gap, rows = " " * _GAP, zip(*(firsts for firsts, _ in laid_out), strict=True)
        lines = [(" " + gap.join(cells)).rstrip() for cells in rows]  # no call a row: there may be thousands
        below = _below([more for _, more in laid_out], widths)
        for number, line in enumerate(lines):
            yield line
            if number in below:
                yield from below[number]
        yield ""


class _Column:
    """The cells of one column, of which each that is another is measured and laid out once: there may be thousands."""

    def __init__(self, cells: Sequence[str | Styled]) -> None:
        self._cells = cells
        self._shown = {
            cell: Styled(safe_line(cell)) if isinstance(cell, str) else cell for cell in dict.fromkeys(cells)
        }
        self.natural = max((width_of(shown.text) for shown in self._shown.values()), default=0)

    def laid_out(self, width: int, paint: Paint) -> tuple[Iterable[str], dict[int, Sequence[str]]]:
        """The first line of each cell, and by the row's number what further lines it has; each is filled up to the width."""
        firsts: dict[str | Styled, str] = {}
        more: dict[str | Styled, Sequence[str]] = {}
        for cell, (text, style) in self._shown.items():
            if self.natural <= width:
                firsts[cell] = _filled(text, style, width, paint)
                continue
            firsts[cell], *below = [
                (paint(line, style) if style else line) + " " * (width - columns)
                for line, columns in measured(text, width)
            ]
            if below:
                more[cell] = below
        further = {number: more[cell] for number, cell in enumerate(self._cells) if cell in more} if more else {}
        return map(firsts.__getitem__, self._cells), further


def _filled(line: str, style: str, width: int, paint: Paint) -> str:
    return paint(line, style) + " " * (width - width_of(line))


def _heads(headings: Sequence[str], widths: Sequence[int], paint: Paint) -> Iterator[str]:
    """Those of fewer lines than the others stand at the bottom, on the rule."""
    lines = [folded(heading, width) for heading, width in zip(headings, widths, strict=True)]
    height = max(map(len, lines))
    for row in zip(*([""] * (height - len(own)) + own for own in lines), strict=True):
        yield _joined([_filled(line, "bold", width, paint) for line, width in zip(row, widths, strict=True)])


def _below(further: Sequence[Mapping[int, Sequence[str]]], widths: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """By the number of a row, the further lines of it."""
    longer = [at for at, more in enumerate(further) if more]
    starts = [1 + sum(widths[:at]) + _GAP * at for at in longer]
    ends = [0, *(start + widths[at] for start, at in zip(starts, longer, strict=True))]
    # Of each column that has further lines, what stands before it, and what stands in it where it has no more.
    around = [(" " * (start - end), " " * widths[at]) for start, end, at in zip(starts, ends, longer, strict=False)]
    return {
        number: [
            "".join([left + (piece or blank) for piece, (left, blank) in zip(line, around, strict=True)]).rstrip()
            for line in zip_longest(*(further[at].get(number, ()) for at in longer))
        ]
        for number in set().union(*further)
    }


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
