"""The processes of a run share the long tests: each part of the order begins with some, and nothing is lost or done twice."""

import re
from pathlib import Path

import pytest

from tests.support.run.dealing import SECONDS, dealt

LONG = [f"{name}[{case}]" for name in SECONDS for case in "ab"]
SHORT = [f"tests/test_short.py::test_{number}" for number in range(1003)]


@pytest.mark.parametrize("hands", [1, 2, 4, 7])
def test_every_test_is_dealt_once_and_each_part_begins_with_its_share(hands: int) -> None:
    names = [*SHORT[:500], *LONG, *SHORT[500:]]
    order = dealt(names, names, hands)
    assert sorted(order) == sorted(names)
    left, shares = len(order), []
    for number in range(hands):  # the parts that xdist makes
        part, order = order[: left // (hands - number)], order[left // (hands - number) :]
        left -= len(part)
        seconds = [SECONDS.get(name.partition("[")[0], 0) for name in part]
        assert seconds == sorted(seconds, reverse=True), "the longest first"
        shares.append(sum(seconds))
    assert max(shares) - min(shares) <= max(SECONDS.values())


@pytest.mark.parametrize("names", [[], SHORT[:1], LONG[:1], LONG[:2], LONG, SHORT[:3]], ids=len)
def test_few_tests_are_dealt_as_well(names: list[str]) -> None:
    assert sorted(dealt(names, names, 4)) == sorted(names)


@pytest.mark.parametrize("name", SECONDS)
def test_what_is_called_long_is_a_test(name: str) -> None:
    path, _, test = name.partition("::")
    source = (Path(__file__).parents[1] / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {test}\(", source, re.MULTILINE)
