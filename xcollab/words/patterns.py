"""Regular expressions that are compiled when they are first asked: a command defines many times more than it asks."""

import re
from typing import TYPE_CHECKING


class _Later:
    """A pattern that is not compiled yet."""

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)  # from now on nobody comes here for it
        return found


if TYPE_CHECKING:  # for type checkers it is one
    compiled = re.compile
else:
    compiled = _Later
