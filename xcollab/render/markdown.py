"""Markdown out of people's words: text stays text in every table, list and heading, and pings nobody."""

import re
from collections.abc import Iterable, Sequence

from xcollab.render.safe import safe_line


def text(value: str) -> str:
    """One line of somebody's words, as text."""
    shown = safe_line(value).strip()
    escaped = "".join(_escape(shown, place, character) for place, character in enumerate(shown))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped)


def _escape(line: str, place: int, character: str) -> str:
    if character in "@#":  # an invisible joiner keeps forges from mentioning people and linking tickets
        return {"@": "@", "#": "\\#"}[character] + "\u2060"
    if character in "\\`*_[]<>|~&":
        return f"\\{character}" if character not in "<>&" else {"<": "&lt;", ">": "&gt;", "&": "&amp;"}[character]
    if place == 0 and character in "+-=":
        return f"\\{character}"
    # A scheme would become a link by itself, and a link can leave the page.
    if line.startswith("://", place) or (character == "." and line[:place].lower().endswith("www")):
        return f"{character}\u2060"
    return character


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table whose cells are escaped already."""
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows), ""]
