"""Long lines on a terminal: folded at its width, what follows standing below the text it belongs to.

wcwidth was chosen to fold because it counts Chinese characters as the two columns that they take.
"""

import re

from wcwidth import wcswidth, wrap

# What a line begins with before its text: blanks, a date and time or a label with its gap, a bullet or a number.
_LEAD = re.compile(r" *(?:\d\d-\d\d \d\d:\d\d  |\d{4}-\d\d-\d\d \d\d:\d\d  |[^\s:：]{1,16} {2,})?(?:- |! )?")


def wrapped(line: str, width: int) -> list[str]:
    """The line, in as many lines as it takes."""
    if wcswidth(line) <= width:
        return [line]
    lead = _LEAD.match(line)
    prefix = lead[0] if lead else ""
    indent = " " * max(wcswidth(prefix), 0)
    if len(indent) > width // 2:
        prefix = indent = ""
    folded = wrap(line[len(prefix) :], width - len(indent), break_on_hyphens=False, propagate_sgr=False)
    return [(prefix if number == 0 else indent) + part for number, part in enumerate(folded)]
