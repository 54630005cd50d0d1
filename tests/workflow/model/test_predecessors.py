"""What a task waits for before it can begin."""

from datetime import datetime

import pytest

from tests.support import matter
from tests.support.matter import TASK, TASK_LOG, Story
from xcollab.workflow.model.predecessors import free_since, unfinished, waits_for
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.obligations.task import begun_early
from xcollab.workflow.views.board import board
from xcollab.workflow.views.summary import summary, tasks_of

TODAY = matter.BEGINNING.date()
AFTER = "q3/logs/after"


def _before(story: Story) -> Story:
    """The task report, and one that depends on it and was taken on."""
    story.with_task("after", TASK.model_copy(update={"title": "After", "depends_on": ("report",)}))
    return story.says(AFTER, "confirm", "li")


def _asked(story: Story) -> list[str]:
    return [owed.kind for owed in obligations(story.snapshot, story.state) if owed.subject == "after"]


@pytest.mark.parametrize("status", ["proposed", "declined", "todo", "doing", "needs-help"])
def test_whatever_depends_on_what_is_not_finished_waits_and_nobody_is_asked_to_begin(status: str) -> None:
    story = _before(matter.task_in(status))
    assert waits_for(story.state, "after") == (("report", "Report"),)
    assert _asked(story) == []
    rows = {row.task: row.waits for row in board(tasks_of(story.state), TODAY)}
    assert rows == {"after": (("report", "Report"),), "report": ()}
    (later,) = summary(story.snapshot, story.state, TODAY).later
    assert (later.task, later.doer, later.waits) == ("after", "sun", (("report", "Report"),))


@pytest.mark.parametrize("status", ["finished", "in-review", "done", "cancelled"])
def test_once_it_is_finished_or_called_off_the_other_may_begin(status: str) -> None:
    story = _before(matter.task_in(status))
    assert waits_for(story.state, "after") == ()
    assert _asked(story) == ["start-task"]
    assert summary(story.snapshot, story.state, TODAY).later == ()


def test_what_has_begun_waits_for_nothing_and_what_was_returned_is_waited_for_again() -> None:
    story = _before(matter.doing()).says(AFTER, "progress", "sun", status="doing", text="t")
    assert waits_for(story.state, "after") == () and unfinished(story.state, "after") == ("report",)
    story = matter.in_review().says(matter.ACCEPTANCE, "return", "qian", reason="r", fixes=["f"], fix_by="2024-07-12")
    assert waits_for(_before(story).state, "after") == (("report", "Report"),)


def test_what_was_never_there_keeps_nobody_waiting() -> None:
    story = matter.todo()
    story.with_task("after", TASK.model_copy(update={"depends_on": ("ghost", "report")})).says(AFTER, "confirm", "li")
    assert unfinished(story.state, "after") == ("report",)
    assert free_since(story.state, "after") == story.state.tasks["after"].since


def test_of_what_is_over_nothing_is_said_to_wait() -> None:
    story = _before(matter.doing()).says(matter.REQUEST_LOG, "cancel", "qian", reason="r")
    assert summary(story.snapshot, story.state, TODAY).later == ()
    assert all(row.waits == () for row in board(tasks_of(story.state), TODAY))


def _said_at(story: Story, act: str) -> datetime:
    return next(entry.at for entry in reversed(story.state.counted) if entry.act == act)


def test_the_ball_is_there_since_the_last_of_them_was_finished() -> None:
    story = _before(matter.doing()).says(TASK_LOG, "progress", "sun", status="finished", text="t")
    assert free_since(story.state, "after") == _said_at(story, "progress")
    finished = _said_at(story, "progress")
    story.says(matter.ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES)
    assert free_since(story.state, "after") == finished, "that it is handed in then changes nothing"
    (owed,) = [one for one in obligations(story.snapshot, story.state) if one.kind == "start-task"]
    assert owed.since == finished
    story = _before(matter.doing()).says(matter.ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES)
    assert free_since(story.state, "after") == _said_at(story, "submit")


def test_its_assignee_may_begin_all_the_same() -> None:
    story = _before(matter.doing())
    (early,) = begun_early(story.snapshot, story.state)
    assert (early.kind, early.subject, early.people) == ("start-task", "after", ("sun",))
    assert list(begun_early(story.snapshot, _before(matter.task_in("finished")).state)) == []
