"""How many columns of a terminal a text takes, and a text cut to so many: Chinese characters take two each.

wcwidth knows it of every text; it is asked where there is more than letters, Chinese and simple pictures, for its tables
take longer to load than what is printed takes to make.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

_NARROW = (
    " ~", "\u00a1\u00ac", "\u00ae\u024f", "\u0391\u03a1", "\u03a3\u03ff", "\u0400\u0482", "\u2013\u2014", "\u2018\u201d", "\u2026",
    "\u2192",
)  # fmt: skip
"""From the first character to the last, each of which takes one column, whatever stands beside it."""
_WIDE = (
    "\u3001\u3029", "\u3041\u3096", "\u30a0\u30ff", "\u3400\u4dbf", "\u4e00\u9fff", "\uff01\uff60",  # Chinese, Japanese
    "\u231a\u231b", "\u23f0", "\u23f3", "\u26a1", "\u2705", "\u2728", "\u274c", "\u274e", "\u2753\u2755", "\u2757", "\u2b50", "\u2b55",
    "\U0001f300\U0001f320", "\U0001f337\U0001f37c", "\U0001f380\U0001f393", "\U0001f3a0\U0001f3ca", "\U0001f3e0\U0001f3f0",
    "\U0001f400\U0001f43e", "\U0001f442\U0001f4fc", "\U0001f4ff\U0001f53d", "\U0001f5fb\U0001f64f", "\U0001f680\U0001f6c5",
    "\U0001f90c\U0001f93a", "\U0001f947\U0001f9ff",
)  # fmt: skip
"""The same of those that take two."""
_UNKNOWN = 1 << 20


class _Columns(dict[str, int]):
    """By character, each found once."""

    def __missing__(self, character: str) -> int:
        known = (columns for columns, ranges in ((1, _NARROW), (2, _WIDE)) if _within(character, ranges))
        self[character] = found = next(known, _UNKNOWN)
        return found


def _within(character: str, ranges: Iterable[str]) -> bool:
    return any(one[0] <= character <= one[-1] for one in ranges)


_COLUMNS = _Columns()


@lru_cache(maxsize=2**16)
def width_of(text: str) -> int:
    """The columns that a line takes; -1 where it holds a character that moves the cursor."""
    if text.isascii() and text.isprintable():
        return len(text)
    columns = sum(map(_COLUMNS.__getitem__, text))
    if columns < _UNKNOWN:
        return columns
    from wcwidth import wcswidth

    return wcswidth(text)


def columns_up_to(text: str) -> Sequence[int] | None:
    """Before each character and at the end, how many columns are taken; None where one takes other columns beside others than
    alone.
    """
    ends = list(accumulate(map(_COLUMNS.__getitem__, text), initial=0))
    return None if ends[-1] >= _UNKNOWN else ends


def cut(word: str, width: int) -> list[str]:
    """Pieces of at most that width, but of one character at least; what is drawn into a character stays with it."""
    if (ends := columns_up_to(word)) is None:
        from wcwidth import wrap

        whole = wrap(word, width, break_on_hyphens=False, propagate_sgr=False)
        # A colour of skin that stands alone it counts as nothing, and a terminal draws it.
        return [piece for one in whole for piece in ([one] if width_of(one) <= width else _by_character(one, width))]
    pieces, start = [], 0
    while (at := max(bisect_right(ends, ends[start] + width) - 1, start + 1)) < len(word):
        pieces.append(word[start:at])
        start = at
    return [*pieces, word[start:]]


def _by_character(word: str, width: int) -> list[str]:
    """Pieces of at most that width, but of one character at least, whatever belongs together."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
