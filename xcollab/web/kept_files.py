"""Files that came with a form which is shown again, until it is sent once more: nobody has to pick them twice."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from xcollab.web.sessions import Visitor

_MOST, _LARGEST = 40, 64 * 2**20
File = tuple[str, bytes]
"""Its name, and what is in it."""


class KeptFiles:
    """By who sent them, and by the words that stand for them in the form. They lie in memory alone; where they are too many, or
    too large together, the oldest are forgotten.
    """

    def __init__(self, most: int = _MOST, largest: int = _LARGEST) -> None:
        self._most, self._largest = most, largest
        self._files: OrderedDict[tuple[str, str], File] = OrderedDict()
        self._bytes = 0

    def keep(self, visitor: Visitor, files: Mapping[str, File]) -> None:
        """As the newest."""
        self.drop(visitor, files)
        for word, file in files.items():
            self._files[visitor.id, word] = file
            self._bytes += len(file[1])
        while len(self._files) > self._most or self._bytes > self._largest:
            self._bytes -= len(self._files.popitem(last=False)[1][1])

    def of(self, visitor: Visitor, words: Iterable[str]) -> dict[str, File]:
        """Those of a visitor's that some words stand for."""
        return {word: self._files[visitor.id, word] for word in words if (visitor.id, word) in self._files}

    def drop(self, visitor: Visitor, words: Iterable[str]) -> None:
        """What was sent with them is recorded, or given up."""
        for word in words:
            if file := self._files.pop((visitor.id, word), None):
                self._bytes -= len(file[1])
