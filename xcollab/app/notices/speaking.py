"""The same use of xcollab in another language: what people are sent is in the workspace's, whoever has it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.app.context import Context

if TYPE_CHECKING:
    from xcollab.errors import XcollabError


class Speaking(Context):
    """A context that words things otherwise, and says what it has to say on the way through the one that it is made of."""

    def __init__(self, outer: Context, language: str) -> None:
        super().__init__(outer.directory, outer.environment, outer._random, language)
        self._outer = outer
        self.repository = outer.repository

    def without(self, collab: str, error: XcollabError) -> None:
        """A collaboration that is left out is told to whoever has things sent."""
        self._outer.without(collab, error)

    def note(self, text: str) -> None:
        """As there."""
        self._outer.note(text)
