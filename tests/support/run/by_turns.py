"""Of a grid that grows with each act a part is tried every time, and all of it once a week: decision 57."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

WHOLE = "WHOLE_PRODUCT" in os.environ
"""Whether everything is tried, as the weekly job does, and whoever changed what is tried."""


def step(usual: int) -> int:
    """At every which one of a row something is tried."""
    return 1 if WHOLE else usual


def by_turns(items: Iterable[Item], usual: int, turn: int = 0) -> Iterator[Item]:
    """Of so many the one whose turn it is; a turn is any number, and each has its own part."""
    every = step(usual)
    return islice(items, turn % every, None, every)
