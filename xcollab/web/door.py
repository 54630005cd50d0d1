"""What one server knows from request to request: which workspace, who came in, what forms that were sent have come to."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.web.kept_files import KeptFiles
from xcollab.web.sessions import Sessions, Visitor
from xcollab.web.standing import Standing

_MOST = 200
"""Outcomes that can still be looked at."""
_MOST_STANDING = 8
"""Visitors for whom what was read is held."""


class Told(NamedTuple):
    """What came of a form, to be read on the page that follows."""

    visitor: str
    title: str
    lines: Sequence[str]
    back: str
    """The address of what it was on."""
    commit: str = ""
    """Of the act, by which it can be taken back."""


class Door:
    """A workspace behind a page. One thing happens in it at a time: git and its index are the same for all."""

    def __init__(
        self, directory: Path, *, language: str | None = None, at: str | None = None, random: Random | None = None
    ) -> None:
        self.directory, self.language, self.at, self.random = directory, language, at, random
        self.sessions = Sessions()
        self.files = KeptFiles()
        self.busy = threading.Lock()
        self._told: OrderedDict[str, Told] = OrderedDict()
        self._standing: OrderedDict[str, Standing] = OrderedDict()

    def context(self, visitor: Visitor, language: str | None) -> Context:
        """One use of it by whoever came in."""
        context = Context(self.directory, visitor.environment, self.random, language)
        context.flags_typed = False
        context.sent = {}
        return context

    def standing(self, visitor: Visitor, context: Context) -> Standing:
        """What this page goes on from. Raises what the workspace is refused with."""
        found = self._standing.pop(visitor.id, None)
        if not (found and found.lend(context)):
            found = Standing(context)
        self._standing[visitor.id] = found
        while len(self._standing) > _MOST_STANDING:
            self._standing.popitem(last=False)
        return found

    def tell(self, told: Told) -> str:
        """Keep what is to be read next; the word by which it is found."""
        word = self.sessions.once()
        self._told[word] = told
        while len(self._told) > _MOST:
            self._told.popitem(last=False)
        return word

    def told(self, visitor: Visitor, word: str) -> Told | None:
        """What was kept for this visitor, and nobody else."""
        found = self._told.get(word)
        return found if found and found.visitor == visitor.id else None
