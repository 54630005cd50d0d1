"""Summaries as text, and back."""

import json
from datetime import date, timedelta

import pytest

from tests.support import matter
from tests.support.matter import REQUEST_LOG, TASK, TASK_LOG, Story
from xcollab.store.index import rows
from xcollab.store.index.collabs import Row
from xcollab.workflow.views.summary import Summary, TaskSummary, summary


def _summary(story: Story) -> Summary:
    return summary(story.snapshot, story.state, date(2024, 7, 15))


def _kept(found: Summary) -> Row:
    return Row(found.collab, "a" * 40, found.running, *rows.written(found))


def _many(distinct: int) -> Story:
    """More tasks than there are letters, each due on one of so many days."""
    story = matter.todo()
    for number in range(60):
        story.with_task(
            f"t{number:02}", TASK.model_copy(update={"due": date(2024, 7, 1) + timedelta(number % distinct)})
        )
    return story


STORIES = {
    "nothing is said": matter.submitted(),
    "a task": matter.in_review(),
    "tasks that stand alike": matter.todo().with_task("one").with_task("two").with_task("three"),
    "dates that moved": matter.doing().with_task("next", TASK.model_copy(update={"depends_on": ("report",), "start": date(2024, 7, 2)})),
    "many tasks on few days": _many(3), "many tasks on as many days as there are letters": _many(52),
    "many tasks on more days than letters": _many(53), "many tasks on one day": _many(1),
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


def test_of_many_tasks_what_most_of_them_share_is_written_once() -> None:
    few, each = (rows.written(_summary(_many(distinct)))[0] for distinct in (3, 53))
    # The first date and the one in force: where few days are, each stands once in either.
    assert [few.count(day) for day in (b"2024-07-01", b"2024-07-03", b"2024-07-04")] == [2, 2, 0]
    assert each.count(b"2024-07-01") == 4
    assert len(json.loads(few)[0]) == len(TaskSummary._fields)
