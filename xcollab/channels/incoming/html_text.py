"""The words of a mail in HTML: read once from end to end, tags left out, what is quoted marked as in a plain mail."""

import re
from html import unescape

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_BREAKS = frozenset(
    {"br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "pre", "blockquote", "section"}
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = ("script", "style", "head", "title", "template")


def html_text(html: str) -> str:
    """The text, a line for each that a reader sees."""
    out: list[str] = []
    quoted, at = 0, 0
    while (tag := html.find("<", at)) >= 0:
        _add(out, html[at:tag])
        if html.startswith("<!--", tag):
            end = html.find("-->", tag + 4)
            at = end + 3 if end >= 0 else len(html)
            continue
        end = html.find(">", tag)
        if end < 0:
            return "".join([*out, unescape(html[tag:])])
        name, closing = _named(html, tag)
        at = end + 1
        if name in _HIDDEN and not closing:
            at = _after(html, at, name)
        elif name == "blockquote":
            quoted = max(0, quoted + (-1 if closing else 1))
            out.append("\n" + "> " * min(quoted, 5))
        elif name in _BREAKS:
            out.append("\n" + "> " * min(quoted, 5))
        elif name in _CELLS and not closing:
            out.append("\t")
    _add(out, html[at:])
    lines = (re.sub(r"[ \xa0]+", " ", line).strip(" ") for line in "".join(out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.lstrip("\t") for line in lines)).strip("\n")


def _add(out: list[str], text: str) -> None:
    out.append(re.sub(r"\s+", " ", unescape(text)))


def _named(html: str, tag: int) -> tuple[str, bool]:
    found = _NAME.match(html, tag)
    return (found[2].lower(), bool(found[1])) if found else ("", False)


def _after(html: str, at: int, name: str) -> int:
    """Behind the end of an element that nobody sees."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    if end is None:
        return len(html)
    close = html.find(">", end.start())
    return close + 1 if close >= 0 else len(html)
