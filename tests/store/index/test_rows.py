"""Summaries as text, and back."""

from datetime import date

import pytest

from tests.support import matter
from tests.support.matter import REQUEST_LOG, TASK, TASK_LOG, Story
from xcollab.store.index import rows
from xcollab.store.index.collabs import Row
from xcollab.workflow.views.summary import Summary, summary


def _summary(story: Story) -> Summary:
    return summary(story.snapshot, story.state, date(2024, 7, 15))


def _kept(found: Summary) -> Row:
    return Row(found.collab, "a" * 40, found.running, *rows.written(found))


STORIES = {
    "nothing is said": matter.submitted(),
    "a task": matter.in_review(),
    "tasks that stand alike": matter.todo().with_task("one").with_task("two").with_task("three"),
    "dates that moved": matter.doing().with_task("next", TASK.model_copy(update={"depends_on": ("report",), "start": date(2024, 7, 2)})),
    "an issue": matter.issue_in("proposed"),
    "asked once more": matter.doing().says(TASK_LOG, "comment", "li", text="?", mentions=["sun"], reply_by="2024-07-20"),
    "cancelled": matter.todo().says(REQUEST_LOG, "cancel", "qian", reason="r"),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_a_summary_comes_back_as_it_was_written(story: Story) -> None:
    found = _summary(story)
    assert rows.read([_kept(found)]) == [found]


def test_of_several_a_part_comes_back_alone() -> None:
    one, other = (_summary(STORIES[name]) for name in ("a task", "tasks that stand alike"))
    assert [found.tasks for found in rows.read([_kept(one), _kept(other)], "tasks")] == [one.tasks, other.tasks]
    assert [(found.tasks, found.owed) for found in rows.read([_kept(one), _kept(other)], "owed")] == [((), one.owed), ((), other.owed)]  # fmt: skip
