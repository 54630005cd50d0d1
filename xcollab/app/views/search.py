"""Where some words stand, in all that was ever planned and said."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import ClassVar

from xcollab.app.overview import Overview
from xcollab.app.searched import found
from xcollab.errors import Misused
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.workflow.views.search import Asked, Hit, hit, wanted

_MOST = 50
"""Words at once: who pastes a page is told so."""


@dataclass(frozen=True)
class SearchView(View):
    """`search`: where some words stand."""

    NAME: ClassVar[str] = "search"
    words: Sequence[str]
    among: int
    """How many collaborations were looked through."""
    total: int
    """How much was found; `hits` are the first of it."""
    hits: Sequence[Hit]


def search(
    view: Overview, words: Collection[str], *, kind: str = "", collab: str | None = None, most: int = 20
) -> SearchView:
    """Where all the words stand, `most` of it. Raises `Misused` where no word is given."""
    asked = looked_for(view, words, kind, collab)
    every = found(view, asked, most)
    hits = [hit(whole, one, asked.words) for whole, one in every.first]
    return SearchView([word.typed for word in asked.words], every.among, every.total, hits)


def looked_for(view: Overview, words: Collection[str], kind: str = "", collab: str | None = None) -> Asked:
    """What some words, as they were typed, mean. Raises `Misused` where none of them says anything."""
    if not (every := [one for word in words if (one := wanted(word, view.company)).text]):
        raise Misused("no-words")
    if len(every) > _MOST:
        raise Misused("too-many-words", n=len(every), most=_MOST)
    return Asked(tuple(every), view.collab(collab) if collab else "", kind)


def typed_words(line: str) -> list[str]:
    """The words of a line; those in quotation marks belong together."""
    found = re.findall(r"[\"“「]([^\"“”「」]*)[\"”」]|([^\s\"“”「」]+)", line)
    return [together or word for together, word in found]


def alone(
    view: Overview, words: Sequence[str], *, kind: str = "", collab: str | None = None
) -> Sequence[tuple[str, int]]:
    """How much each word finds by itself."""
    return [(word, search(view, [word], kind=kind, collab=collab, most=0).total) for word in words]


def more_of_it(shown: SearchView, options: Sequence[str]) -> str:
    """The command that shows more than was shown; empty where there is no more."""
    if shown.total == len(shown.hits):
        return ""
    import shlex  # seldom wanted

    typed = ["xcollab", "search", *shown.words, *options, "--limit", str(min(shown.total, 5 * len(shown.hits)))]
    return shlex.join(typed)
