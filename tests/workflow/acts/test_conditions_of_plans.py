"""Conditions of what a plan may say, of who leaves, and of what moves a date or ends an issue."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support import matter
from tests.support.matter import ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.task import Task
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import ACTS

CHANGE = {**OPENING, "kind": "requirement-change", "tasks": []}

TASKS: dict[str, tuple[dict[str, Any], str]] = {
    "of a department that takes no part": ({"department": "finance", "owner": "kong"}, "not-asked"),
    "of an unknown department": ({"department": "moon"}, "unknown-department"),
    "with an owner of another department": ({"owner": "wang"}, "not-of-department"),
    "with an unknown owner": ({"owner": "nobody"}, "unknown-member"),
    "with an unknown assignee": ({"assignee": "nobody"}, "unknown-member"),
    "with an unknown helper": ({"helpers": ["nobody"]}, "unknown-member"),
    "that begins after its end": ({"start": "2024-08-01"}, "start-after-due"),
    "for a milestone that there is not": ({"milestone": "Moon"}, "unknown-milestone"),
    "that depends on nothing known": ({"depends_on": ["nothing"]}, "unknown-task"),
    "that depends on itself": ({"depends_on": ["second"]}, "unknown-task"),
    "that closes a circle": ({"depends_on": ["report"]}, "dependency-cycle"),
}


@pytest.mark.parametrize("case", TASKS)
def test_no_task_is_made(case: str) -> None:
    changes, code = TASKS[case]
    story = matter.confirmed().with_task(task=matter.TASK.model_copy(update={"depends_on": ("second",)}))
    task = Task.model_validate(matter.TASK.dump() | changes)
    with pytest.raises(Refused) as refusal:
        judge(Attempt(story.snapshot, story.state, "task", "second", "create", "qian", "qian", task=task))
    assert refusal.value.code == code


def test_an_agreed_date_is_not_edited_and_an_owner_is_not_either() -> None:
    story = matter.todo()
    for changes, code in (({"due": "2024-08-01"}, "due-frozen"), ({"owner": "he"}, "owner-by-reassign")):
        task = Task.model_validate(matter.TASK.dump() | changes)
        with pytest.raises(Refused) as refusal:
            judge(Attempt(story.snapshot, story.state, "task", "report", "edit", "qian", "qian", task=task))
        assert refusal.value.code == code


# zhao's last day; what somebody is given; whether it is refused
LEAVING = {
    "a task that is due later": ("2024-07-11", "create", True),
    "a task that is due on that day": ("2024-07-12", "create", False),
    "somebody's task, due later": ("2024-07-11", "reassign", True),
    "somebody's task, due by then": ("2024-07-31", "reassign", False),
    "the coordination, a day later": ("2024-06-30", "handover", True),
    "the coordination, on that day": ("2024-07-01", "handover", False),
}


@pytest.mark.parametrize("case", LEAVING)
def test_nobody_is_given_what_they_will_not_be_there_for(case: str) -> None:
    until, act, refused = LEAVING[case]
    story = _leaving(matter.todo(), "zhao", until)
    given: dict[str, Callable[[], str]] = {
        "create": lambda: _create(story, matter.TASK.model_copy(update={"assignee": "zhao"})),
        "reassign": lambda: story.judged(TASK_LOG, "reassign", "qian", assignee="zhao"),
        "handover": lambda: story.judged(REQUEST_LOG, "handover", "qian", to="zhao"),
    }
    if not refused:
        assert given[act]()
        return
    with pytest.raises(Refused) as refusal:
        given[act]()
    assert refusal.value.code == "leaves-before"


def test_who_has_a_task_already_keeps_it_until_somebody_else_is_named() -> None:
    story = _leaving(matter.todo(), "sun", "2024-07-02")
    assert story.judged(TASK_LOG, "reassign", "qian", owner="he")
    task = matter.TASK.model_copy(update={"title": "Another"})
    assert judge(Attempt(story.snapshot, story.state, "task", "report", "edit", "qian", "qian", task=task))


def _create(story: Story, task: Task) -> str:
    return judge(Attempt(story.snapshot, story.state, "task", "t-2", "create", "qian", "qian", task=task))


def _leaving(story: Story, member: str, until: str) -> Story:
    """Somebody's last day is known."""
    departments = {
        name: department.model_copy(update={"members": tuple(
            one.model_copy(update={"until": date.fromisoformat(until)}) if one.id == member else one
            for one in department.members
        )})
        for name, department in story.snapshot.departments.items()
    }  # fmt: skip
    story.snapshot = replace(story.snapshot, departments=departments)
    return story


def test_a_change_that_names_no_task_moves_the_dates_of_the_two_departments_and_the_coordinator_may_move_any() -> None:
    said = {"text": "t", "revision": "none", "moves": [{"task": "report", "to": "2024-08-01"}]}
    story = matter.todo().says(ISSUE, "open", "zhao", **{**CHANGE, "department": "sales"})
    story.says(ISSUE, "propose", "li", text="t").says(ISSUE, "agree", "zhao")
    assert story.judged(ISSUE, "resolve", "zhao", **said) == "tech/raiser"
    story = matter.todo().says(ISSUE, "open", "qian", **CHANGE).says(ISSUE, "propose", "wang", text="t")
    story.says(ISSUE, "agree", "qian")
    assert story.judged(ISSUE, "resolve", "qian", **said) == "pmo/raiser"


def test_an_issue_that_was_raised_is_resolved_and_not_taken_back() -> None:
    story = matter.todo().says(ISSUE, "open", "zhao", **OPENING)
    opening = story.collab.entries[-1]
    with pytest.raises(Refused) as refusal:
        story.judged(ISSUE, "withdraw", "zhao", of=opening.name, reason="r")
    assert refusal.value.code == "not-withdrawable"
    assert not ACTS["issue", "open"].withdrawable and ACTS["issue", "propose"].withdrawable
