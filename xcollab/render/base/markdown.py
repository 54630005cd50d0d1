"""Markdown out of people's words: text stays text in every table, list and heading, and pings nobody."""

import re
from collections.abc import Iterable, Sequence

from xcollab.render.base.sanitize import safe_line
from xcollab.words.patterns import compiled

_JOINER = "\u2060"
"""Invisible; it keeps forges from seeing a mention, a reference or a link."""
_NUMBERED = compiled(r"[!%$](?=[0-9])|(?<=\bgh)-(?=[0-9])", re.IGNORECASE)
"""What forges take for a merge request, a milestone, a snippet or a ticket."""
_REFERENCE = compiled(rf"[@#\[]|:(?=//)|{_NUMBERED.pattern}", re.IGNORECASE)


def title(value: str) -> str:
    """One line of somebody's words where no Markdown is read: it mentions nobody, closes nothing and skips no check."""
    return _REFERENCE.sub(lambda found: found[0] + _JOINER, safe_line(value).strip())


def text(value: str) -> str:
    """One line of somebody's words, as text."""
    shown = safe_line(value).strip()
    escaped = "".join(_escape(shown, place, character) for place, character in enumerate(shown))
    return re.sub(r"^([0-9]+)([.)])", r"\1\\\2", escaped)


def code(value: str) -> str:
    """One line to the letter, such as a file's name. A backtick would end it."""
    return f"`{safe_line(value).replace('`', 'ˋ')}`"


def _escape(line: str, place: int, character: str) -> str:
    if character in "@#":
        return {"@": "@", "#": "\\#"}[character] + _JOINER
    if _NUMBERED.match(line, place):
        return character + _JOINER
    if character in "\\`*_[]<>|~&":
        return f"\\{character}" if character not in "<>&" else {"<": "&lt;", ">": "&gt;", "&": "&amp;"}[character]
    if place == 0 and character in "+-=":
        return f"\\{character}"
    # A scheme would become a link by itself, and a link can leave the page.
    if line.startswith("://", place) or (character == "." and line[:place].lower().endswith("www")):
        return f"{character}{_JOINER}"
    return character


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table whose cells are escaped already."""
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows), ""]


def beginning(document: str, most: int) -> tuple[str, int]:
    """As many of its first lines as fit into some bytes, and how many others there are."""
    size, kept = 0, []
    lines = document.splitlines(keepends=True)
    for line in lines:
        size += len(line.encode())
        if size > most:
            break
        kept.append(line)
    return "".join(kept), len(lines) - len(kept)
