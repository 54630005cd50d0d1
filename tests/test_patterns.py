"""No pattern of the package repeats without end what repeats without end itself: such a one may take ages for a short text."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import xcollab

REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every compiled pattern that a module keeps, and its name."""
    for found in pkgutil.walk_packages(xcollab.__path__, "xcollab."):
        if found.name != "xcollab.__main__":
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from ((f"{found.name}.{name}", pattern) for pattern in _within(value))


def _within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | tuple | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _within(part)


def endless(tree: Iterable[Any], *, within: bool = False) -> bool:
    """Whether a repetition without end is part of another."""
    for part in tree:
        if isinstance(part, tuple) and part and part[0] in REPEATS:
            _, high, inner = part[1]
            unbounded = high == _constants.MAXREPEAT
            if (unbounded and within) or endless(inner, within=within or unbounded):
                return True
        elif isinstance(part, tuple | list | _parser.SubPattern) and endless(part, within=within):
            return True
    return False


def test_the_search_finds_what_it_is_for() -> None:
    assert all(endless(_parser.parse(text)) for text in ("(a+)+", "(?:a*b)*c", "((x|y+)z)*"))
    assert not any(endless(_parser.parse(text)) for text in ("a+b*", "(a{1,9})+", "(?:a+)?b", "[^<]*<"))


def test_no_repetition_without_end_is_part_of_another() -> None:
    found = {name: pattern.pattern for name, pattern in patterns()}
    assert len(found) > 20
    assert {name: text for name, text in found.items() if endless(_parser.parse(text))} == {}
