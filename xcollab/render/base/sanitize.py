"""The one sanitiser before every output: what people wrote is shown as text and does nothing.

Each line that is said goes through it once more on its way out, and so does JSON, where nothing is lost. A joiner between
what it joins (two emoji, letters of Persian or Hindi) is no hidden character: it says how they are drawn.
"""

import re

from xcollab.words.characters import NONCHARACTERS
from xcollab.words.patterns import compiled

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# Arabic, Syriac, N'Ko and Mandaic; the scripts of India and those that came of them; Mongolian.
_JOINING = (
    "\u0620-\u0669\u066e-\u06ff\u0700-\u077f\u07c0-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u180d\u180f-\u18af"
    "\u1900-\u1c7f\ua840-\ua87f\ua8e0-\uaaff\uabc0-\uabff\U00011000-\U00011fff"
)
_JOINS = f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_JOINING}])[\u180e\u200c\u200d](?=[{_JOINING}])"
# The flags of England, Scotland and Wales end in letters that are seen nowhere else.
_TAGGED = "|".join("".join(chr(0xE0000 + ord(letter)) for letter in name) for name in ("gbeng", "gbsct", "gbwls"))
_FLAGS = f"\U0001f3f4(?:{_TAGGED})\U000e007f"
# C0 but newline, DEL, C1; bidi controls and isolates; zero-width and invisible format characters; tags; surrogates;
# noncharacters.
_UNSAFE = (
    f"{_FLAGS}|[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    f"\ud800-\udfff\U000e0000-\U000e007f{NONCHARACTERS}]"
)

_COLOUR = compiled("(\x1b\\[[0-9;]*m)")


def safe(text: str) -> str:
    """The text with every invisible or steering character made visible, such as `⟨U+202E⟩`; line ends stay."""
    if text.isascii() and text.isprintable():  # most of thousands of cells
        return text
    if _plain(text):
        return text
    return re.sub(
        _UNSAFE, lambda found: _kept(found) or (" " if found[0] == "\t" else f"⟨U+{ord(found[0]):04X}⟩"), text
    )


def _plain(text: str) -> bool:
    """Whether it is in letters that hide nothing, so that the patterns, which are long, need not even be compiled: whatever
    is made visible, Python does not call printable.
    """
    return text.isprintable() or text.replace("\n", "").isprintable()


def _kept(found: re.Match[str]) -> str:
    """What was found, where it hides nothing; otherwise nothing."""
    whole = len(found[0]) > 1 or re.compile(_JOINS).match(found.string, found.start())
    return found[0] if whole else ""


def safe_styled(text: str) -> str:
    """The same of a text that has colours: their sequences, which the terminal alone writes, stay."""
    letters = text.replace("\n", "")
    if letters.isprintable() or _COLOUR.sub("", letters).isprintable():
        return text
    return "".join(part if number % 2 else safe(part) for number, part in enumerate(_COLOUR.split(text)))


def safe_json(text: str) -> str:
    """JSON in which such characters stand as escapes, so that programs read what was written and a terminal sees nothing of it."""
    if _plain(text):
        return text
    import json

    return re.sub(_UNSAFE, lambda found: _kept(found) or json.dumps(found[0])[1:-1], text)


def safe_line(text: str) -> str:
    """The same in one line."""
    return text if text.isprintable() else safe(text).replace("\n", " ⏎ ")
