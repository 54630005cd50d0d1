"""What only adds to a collaboration is folded on from where it stood: with the same result, and nothing is taken up twice."""

from collections.abc import Callable

import pytest

from tests.support import matter
from tests.support.matter import ISSUE, TASK, TASK_LOG, Story
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.model.state import State
from xcollab.workflow.rules import fold
from xcollab.workflow.rules.fold import settled

STORIES = [
    *((matter.task_in, status) for status in ("proposed", "declined", "doing", "in-review", "done")),
    *((matter.issue_in, status) for status in ("open", "resolved")),
    *((matter.request_in, status) for status in ("draft", "submitted", "archived", "cancelled")),
]


def _anew(collab: Collab) -> State:
    fold.fold.cache_clear()
    fold._LAST.clear()
    return settled(collab)


@pytest.fixture
def taken_up(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """The statements that a fold goes through."""
    seen: list[Entry] = []
    real = fold._taken_up

    def told(state: State, entry: Entry) -> tuple[State, bool]:
        seen.append(entry)
        return real(state, entry)

    monkeypatch.setattr(fold, "_taken_up", told)
    return seen


@pytest.mark.parametrize(("story_in", "status"), STORIES)
def test_with_one_more_task_a_collaboration_stands_as_if_it_were_folded_anew(
    story_in: Callable[[str], Story], status: str
) -> None:
    told = story_in(status)
    _anew(told.state.collab)
    more = told.with_task("another", TASK).state
    assert more == _anew(more.collab)


def test_a_task_more_takes_up_nothing_and_a_statement_itself_alone(taken_up: list[Entry]) -> None:
    story = matter.doing()
    _anew(story.state.collab)
    taken_up.clear()
    settled(story.with_task("another", TASK).state.collab)
    assert taken_up == []
    settled(story.says(TASK_LOG, "comment", "li", text="so far").state.collab)
    assert {entry.statement.act for entry in taken_up} == {"comment"}


@pytest.mark.parametrize("named", ["spoken on", "named in an issue"])
def test_a_task_that_was_named_before_it_was_there_is_folded_anew(named: str) -> None:
    story = matter.doing()
    other = {"spoken on": "q3/logs/late", "named in an issue": ISSUE}[named]
    entries = {
        "spoken on": lambda: story.entry(TASK_LOG, "comment", "li", text="?").statement.model_copy(update={"on": other}),
        "named in an issue": lambda: matter.issue_in("open").state.issues["i-1"].opening.statement.model_copy(update={"tasks": ("late",)}),
    }  # fmt: skip
    story.heard(Entry("20240801T000000Z-li-0001", entries[named]()))
    _anew(story.state.collab)
    more = story.with_task("late", TASK).state
    assert more == _anew(more.collab)
