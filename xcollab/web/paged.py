"""A long list, a part of it a page: the number of the part stands in the address, beside its filters."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

from xcollab.web.visit import Visit

_Item = TypeVar("_Item")
_ROWS = 50


class Paged:
    """One part of so many things; the first, where the address names none that there is."""

    def __init__(self, visit: Visit, count: int) -> None:
        self._visit = visit
        self.last = max(1, -(-count // _ROWS))
        asked = visit.asked("page")
        self.number = (
            int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 and 0 < int(asked) <= self.last else 1
        )

    def of(self, items: Sequence[_Item]) -> Sequence[_Item]:
        """Those of this part."""
        return items[(self.number - 1) * _ROWS : self.number * _ROWS]

    @property
    def before(self) -> str:
        """The address of the part before; an empty text where this is the first."""
        return self._at(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next part; an empty text where this is the last."""
        return self._at(self.number + 1) if self.number < self.last else ""

    def _at(self, number: int) -> str:
        query = self._visit.request.query_params.multi_items()
        kept = [(key, value) for key, value in query if key != "page"]
        return f"{self._visit.request.url.path}?{urlencode([*kept, ('page', number)])}"
