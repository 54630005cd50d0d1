"""What only adds to a collaboration is folded on from where it stood: with the same result, and nothing is taken up twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.support import matter
from tests.support.matter import ISSUE, TASK, TASK_LOG, Story
from xcollab.schema.snapshot import Collab, Entry
from xcollab.workflow.model.layered import Layered
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


EDITS = {"title": "Other", "due": date(2024, 8, 2), "owner": "he"}


@pytest.mark.parametrize("key", EDITS)
@pytest.mark.parametrize(("story_in", "status"), STORIES)
def test_with_a_task_edited_a_collaboration_stands_as_if_it_were_folded_anew(
    story_in: Callable[[str], Story], status: str, key: str
) -> None:
    told = story_in(status).with_task("another", TASK)
    for name in told.collab.tasks:
        before = _anew(told.collab)
        edited = told.collab.tasks[name].model_copy(update={key: EDITS[key]})
        after = replace(told.collab, tasks={**told.collab.tasks, name: edited})
        gone_on = settled(after)
        assert gone_on == _anew(after)
        assert fold.resumed(before, after) in (True, False)
        assert settled(after) == gone_on


def test_an_edited_task_takes_up_nothing(taken_up: list[Entry]) -> None:
    collab = matter.doing().state.collab
    before = _anew(collab)
    taken_up.clear()
    edited = TASK.model_copy(update={"title": "Other"})
    settled(replace(collab, tasks=Layered.over(collab.tasks).changed("report", edited)))
    assert taken_up == []
    assert fold.resumed(before, collab)


def test_a_task_that_is_gone_or_edited_back_to_what_was_declined_is_folded_anew() -> None:
    collab = matter.task_in("declined").state.collab
    for tasks in ({}, {"report": TASK.model_copy(update={"title": "Other"})}, {"report": TASK}):
        collab = replace(collab, tasks=tasks)
        state = settled(collab)
        assert state == _anew(collab)


def test_the_same_statements_in_other_entries_are_the_same() -> None:
    story = matter.doing()
    before = _anew(story.state.collab)
    again = tuple(Entry(entry.name, entry.statement) for entry in reversed(story.collab.entries))
    assert fold.resumed(before, replace(before.collab, entries=again))
    fewer = replace(before.collab, entries=again[1:])
    assert not fold.resumed(before, fewer)
    assert settled(fewer) == _anew(fewer)
