"""The one sanitiser before every output: what people wrote is shown as text and does nothing.

Each line that is said goes through it once more on its way out, and so does JSON, where nothing is lost.
"""

import json
import re

# C0 but newline, DEL, C1; bidi controls and isolates; zero-width and invisible format characters; tags; surrogates.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


_COLOUR = re.compile("(\x1b\\[[0-9;]*m)")


def safe(text: str) -> str:
    """The text with every invisible or steering character made visible, such as `⟨U+202E⟩`; line ends stay."""
    return _UNSAFE.sub(lambda found: " " if found[0] == "\t" else f"⟨U+{ord(found[0]):04X}⟩", text)


def safe_styled(text: str) -> str:
    """The same of a text that has colours: their sequences, which rich alone writes, stay."""
    return "".join(part if number % 2 else safe(part) for number, part in enumerate(_COLOUR.split(text)))


def safe_json(text: str) -> str:
    """JSON in which such characters stand as escapes, so that programs read what was written and a terminal sees nothing of it."""
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def safe_line(text: str) -> str:
    """The same in one line."""
    return safe(text).replace("\n", " ⏎ ")
