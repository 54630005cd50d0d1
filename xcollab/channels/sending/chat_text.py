"""The Markdown of chat bots: each knows a few marks and no escapes, and takes so many bytes."""

import re
import unicodedata
from collections.abc import Callable

from xcollab.channels.message import Message
from xcollab.words import N_
from xcollab.words.language import Words

_ALIKE = str.maketrans("<>*[]`", "＜＞＊［］ˋ")
_ENTITIES = {"&lt;": "＜", "&gt;": "＞", "&amp;": "&"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TABLE = re.compile(r"^\|[-:| ]+\|$\n?", re.MULTILINE)


def chat_markdown(markdown: str) -> str:
    """Markdown without escapes: what was escaped stands as a character that looks alike and means nothing.

    No angle bracket is left, so that nobody's words call everybody (`<at id=all>`, `<@all>`) or colour anything.
    """
    plain = _ESCAPED.sub(lambda found: found[1].translate(_ALIKE), _TABLE.sub("", markdown))
    for entity, character in _ENTITIES.items():
        plain = plain.replace(entity, character)
    return plain.replace("<", "＜")


def chat_words(text: str) -> str:
    """Words that are no Markdown, where Markdown is read."""
    return text.translate(_ALIKE)


def cut(text: str, size: Callable[[str], int], limit: int, message: Message) -> str:
    """As much of a text as fits: whole lines, or the beginning of the first; and then a word about what was left out.

    `size` tells how much of the limit a text takes, in bytes.
    """
    if size(text) <= limit:
        return text
    lines = text.split("\n")
    low, high = 0, len(lines) - 1
    while low < high:  # the most lines that fit with the word after them
        middle = (low + high + 1) // 2
        if size(_with_note(lines, middle, message)) <= limit:
            low = middle
        else:
            high = middle - 1
    room = limit - size(_with_note(lines, low, message))
    if room < limit // 2 and low:
        return _with_note(lines, low, message)
    begun = beginning(lines[low], size, room - size("\n"))  # a long line: better its beginning than half a message
    return _with_note([*lines[:low], begun, *lines[low + 1 :]], low + 1, message, left_out=len(lines) - low)


def _with_note(lines: list[str], kept: int, message: Message, left_out: int | None = None) -> str:
    """The first lines, and the word; a line that was begun counts as left out."""
    words = Words(message.language)
    number = len(lines) - kept if left_out is None else left_out
    note = words(N_("… left out here, lines: {n}. All of it: `xcollab inbox`"), n=number)
    return "\n".join(lines[:kept]) + "\n\n" + note


_LONGEST_DRAWN = 64
"""Characters that are drawn as one at most, where somebody means it: a family of emoji takes a dozen."""


def beginning(line: str, size: Callable[[str], int], room: int) -> str:
    """As many characters of a line as fit, none of them torn: no accent without its letter, no half of an emoji."""
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if size(line[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    for place in range(low, max(low - _LONGEST_DRAWN, 0), -1):
        if place == len(line) or not _belong_together(line, place):
            return line[:place]
    return line[:low]  # a thousand accents on one letter are no letter


def _belong_together(line: str, place: int) -> bool:
    """Whether what stands before a place and what stands after it are drawn as one."""
    before, after = line[place - 1], line[place]
    if (
        before == "\u200d"
        or after in "\u200d\u20e3"
        or "\ufe00" <= after <= "\ufe0f"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
    ):
        return True
    if _is_flag_letter(after):
        letters = len(line[:place]) - len(line[:place].rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
        return letters % 2 == 1
    return bool(unicodedata.combining(after)) or "\U000e0020" <= after <= "\U000e007f"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def utf8_size(text: str) -> int:
    """Bytes of a text in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def with_keyword(title: str, content: str, keyword: str | None) -> str:
    """The title, with the word that the bot asks for where neither title nor content has it."""
    if keyword is None or keyword in title or keyword in content:
        return title
    return f"{keyword} {title}"
