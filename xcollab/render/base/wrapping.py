"""Long lines on a terminal: folded at its width, what follows standing below the text it belongs to.

wcwidth was chosen to fold because it counts Chinese characters as the two columns that they take.
"""

import re
from collections.abc import Iterator

from xcollab.render.base.width import width_of
from xcollab.words.patterns import compiled

# What a line begins with before its text: blanks, a date and time, a flag or a label with its gap, a bullet.
_LEAD = compiled(
    r" *(?:\d\d-\d\d \d\d:\d\d  |\d{4}-\d\d-\d\d \d\d:\d\d  |--?[a-z].{0,28}? {2,}|[^\s:：]{1,16} {2,})?(?:- |! )?",
    re.ASCII,
)
_WIDE, _OPENING, _CLOSING = r"\u3007\u3040-\u30ff\u3400-\u9fff", "（《“「", "，。；：、！？）》”」"
_WORD = compiled(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?(?:[{_CLOSING}]+[.,;:!?)]*)?")
"""What stays together: a blank, a Chinese character or a word, with the punctuation that belongs to it."""
_PIECE = compiled(rf"[{_OPENING}(]*`[^`]+`[{_CLOSING}.,;:!?)]*|{_WORD.pattern}")
"""And a command, so that what is copied from one line is all of it."""


def wrapped(line: str, width: int) -> list[str]:
    """The line, in as many lines as it takes."""
    if width_of(line) <= width:
        return [line]
    lead = _LEAD.match(line)
    prefix = lead[0] if lead else ""
    indent = " " * max(width_of(prefix), 0)
    if len(indent) > width // 2:
        prefix = indent = ""
    folded = _folded(line[len(prefix) :], width - len(indent))
    return [(prefix if number == 0 else indent) + part for number, part in enumerate(folded)]


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in filter(None, _PIECE.findall(text)):
        if width_of(piece) > width:
            yield from filter(None, _WORD.findall(piece))
        else:
            yield piece


def _folded(text: str, width: int) -> list[str]:
    """Lines of that width: folded at blanks and between Chinese characters, no line beginning with a comma or a full stop."""
    lines = [""]
    for piece in _pieces(text, width):
        if width_of(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        elif width_of(piece) <= width:
            lines.append(piece.lstrip())
        else:  # an address, a path: broken where the line ends
            from wcwidth import wrap

            lines[-1:] = wrap(lines[-1] + piece, width, break_on_hyphens=False, propagate_sgr=False)
    return [line.rstrip() for line in lines]
