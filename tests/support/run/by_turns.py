"""Of a grid that grows with each act a part is tried every time, and all of it once a week: decision 57."""

import os
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from xcollab.words.labels import Language

Item = TypeVar("Item")

WHOLE = "WHOLE_PRODUCT" in os.environ
"""Whether everything is tried, as the weekly job does, and whoever changed what is tried."""


def step(usual: int) -> int:
    """At every which one of a row something is tried."""
    return 1 if WHOLE else usual


def in_one_language(cases: Iterable[Item]) -> list[tuple[Item, Language]]:
    """Each case with the language in which it is told, the next one with the other; with both where everything is tried."""
    both: tuple[Language, ...] = ("en", "zh")
    return [
        (case, language) for turn, case in enumerate(cases) for language in (both if WHOLE else both[turn % 2 :][:1])
    ]


def by_turns(items: Iterable[Item], usual: int, turn: int = 0) -> list[Item]:
    """Of so many the one whose turn it is; a turn is any number, and each has its own part."""
    every = step(usual)
    return [*islice(items, turn % every, None, every)]
