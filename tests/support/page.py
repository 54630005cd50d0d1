"""A page of HTML read by the standard library's parser, and what must not stand in one."""

import re
from html.parser import HTMLParser

_VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})
_FETCHES = frozenset({"src", "href", "srcset", "data", "action", "formaction", "xlink:href", "poster", "background"})


class Page(HTMLParser):
    """What stands in a page; elements that do not close are found."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def harmless(text: str) -> Page:
    """The page, after nothing in it was found that runs, fetches or leads away."""
    page = Page(text)
    assert page.open == []
    for tag, attributes in page.elements:
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "link", "a", "img"), tag
        assert not [name for name in attributes if name.startswith("on") or name in _FETCHES], attributes
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style and not re.search(r"url\(|@import|@font-face|expression", style[1])
    return page
