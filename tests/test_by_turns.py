"""What is tried each time of a grid, and that nothing is left out where everything is asked for."""

import pytest

from tests.support.run import by_turns as module
from tests.support.run.by_turns import by_turns, in_one_language

GRID = ["a", "b", "c", "d", "e"]


@pytest.fixture(params=[False, True], ids=["each time", "once a week"])
def whole(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether everything is tried."""
    monkeypatch.setattr(module, "WHOLE", request.param)
    return bool(request.param)


def test_each_turn_has_its_own_part_and_all_turns_together_everything(whole: bool) -> None:
    turns = [by_turns(GRID, 2, turn) for turn in (4, 7)]
    assert turns == ([GRID, GRID] if whole else [["a", "c", "e"], ["b", "d"]])


def test_cases_are_told_in_one_language_and_the_next_in_the_other(whole: bool) -> None:
    once = [("a", "en"), ("b", "zh"), ("c", "en")]
    both = [(case, language) for case in "abc" for language in ("en", "zh")]
    assert in_one_language("abc") == (both if whole else once)
