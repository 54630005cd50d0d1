"""How many columns a text takes: Chinese characters two each.

wcwidth knows it of every text; it is asked where there is more than letters and Chinese, for its tables take longer to load
than what is printed takes to make.
"""

import re

_WIDE = r"\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
_PLAIN = re.compile(rf"[ -~\u00b7\u2013\u2014\u2018-\u201d\u2026\u2192{_WIDE}]*")
_EACH_WIDE = re.compile(f"[{_WIDE}]")


def width_of(text: str) -> int:
    """The columns that a line takes; -1 where it holds a character that moves the cursor."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _PLAIN.fullmatch(text):
        return len(text) + len(_EACH_WIDE.findall(text))
    from wcwidth import wcswidth

    return wcswidth(text)
