"""What a plan refers to must exist."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support.edits import leaves, staffed, without_request
from tests.support.matter import REQUEST, TASK, Story, doing
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab
from xcollab.schema.task import Task
from xcollab.workflow.model.plan_references import leaving, newly_named, request_problems, task_problems


def of_request(story: Story | None = None, **changes: Any) -> list[tuple[Any, str]]:
    """The keys and codes of what is wrong with a request."""
    request = Request.model_validate(REQUEST.dump() | changes)
    snapshot = replace((story or Story()).snapshot, collabs={}, elsewhere=frozenset({"q2"}))
    return [(".".join(map(str, key)), code) for key, code, _ in request_problems(snapshot, Collab("q3"), request)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"department": "legal"}, [("department", "unknown-department")]),
        ({"department": "sales"}, [("requester", "not-of-department")]),
        ({"requester": "nobody"}, [("requester", "unknown-member")]),
        ({"coordinator": "nobody"}, [("coordinator", "unknown-member")]),
        ({"departments": ["sales", "legal"]}, [("departments.1", "unknown-department")]),
        ({"special_requirements": [{"text": "t"}, {"text": "t", "department": "tech"}]}, []),
        ({"special_requirements": [{"text": "t", "department": "finance"}]}, [("special_requirements.0.department", "not-among")]),
        ({"related": ["q2", "q3", "q9"]}, [("related.1", "unknown-collab"), ("related.2", "unknown-collab")]),
    ],
)  # fmt: skip
def test_a_request_names_departments_people_and_collaborations_that_exist(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    assert of_request(**changes) == expected


def test_a_department_that_nobody_speaks_for_cannot_be_asked() -> None:
    assert of_request(staffed(Story(), "tech", lead=None)) == [("departments.1", "nobody-speaks")]


def of_task(task_id: str = "page", story: Story | None = None, **changes: Any) -> list[tuple[Any, str]]:
    """The same for a task, beside the report, which depends on it where its criteria say so."""
    story = story or doing()
    task = Task.model_validate(TASK.dump() | changes)
    collab = replace(story.collab, tasks={**story.collab.tasks, task_id: task})
    return [(".".join(map(str, key)), code) for key, code, _ in task_problems(story.snapshot, collab, task_id, task)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"department": "legal"}, [("department", "unknown-department"), ("owner", "not-of-department")]),
        ({"department": "finance", "owner": "kong"}, [("department", "not-asked")]),
        ({"department": "marketing", "owner": "chen"}, []),
        ({"owner": "nobody"}, [("owner", "unknown-member")]),
        ({"owner": "wang"}, [("owner", "not-of-department")]),
        ({"assignee": "nobody"}, [("assignee", "unknown-member")]),
        ({"assignee": None}, []),
        ({"helpers": ["he", "nobody"]}, [("helpers.1", "unknown-member")]),
        ({"start": "2024-07-12"}, []),
        ({"start": "2024-07-13"}, [("start", "start-after-due")]),
        ({"milestone": "Launch"}, []),
        ({"milestone": "Lunch"}, [("milestone", "unknown-milestone")]),
        ({"depends_on": ["report"]}, []),
        ({"depends_on": ["page", "other"]}, [("depends_on.0", "unknown-task"), ("depends_on.1", "unknown-task")]),
    ],
)
def test_a_task_names_people_a_milestone_and_tasks_that_exist(changes: dict[str, Any], expected: list[Any]) -> None:
    assert of_task(**changes) == expected


def test_no_task_is_called_request() -> None:
    assert of_task("request") == [("", "reserved-id")]


def test_without_a_request_any_department_and_milestone_may_be_named() -> None:
    assert of_task(story=without_request(doing()), milestone="Lunch", department="finance", owner="kong") == []


@pytest.mark.parametrize(
    ("others", "circle"),
    [
        ({"report": ["page"]}, True),
        ({"report": ["a"], "a": ["page"]}, True),
        ({"report": ["a", "b"], "a": ["c"], "b": ["c"], "c": []}, False),
        ({"report": ["a"], "a": ["report"]}, False),  # a circle of others is told of theirs
        ({"report": ["gone"]}, False),
    ],
)
def test_no_task_waits_for_itself_through_others(others: dict[str, list[str]], circle: bool) -> None:
    story = doing()
    for name, depends_on in others.items():
        story.with_task(name, Task.model_validate(TASK.dump() | {"depends_on": depends_on}))
    expected = [("depends_on.0", "dependency-cycle")] if circle else []
    assert of_task(story=story, depends_on=["report"]) == expected


def test_newly_named_is_who_had_no_part_in_the_task_before() -> None:
    assert newly_named(None, TASK) == ["he", "li", "sun"]
    assert newly_named(TASK, TASK.model_copy(update={"assignee": "he"})) == []
    assert newly_named(TASK, TASK.model_copy(update={"owner": "wang", "helpers": ("zhao",)})) == ["wang", "zhao"]


def test_who_leaves_before_the_day_is_given_nothing_to_do() -> None:
    snapshot = leaves(Story(), "sun", "2024-07-12").snapshot
    assert leaving(snapshot, ["sun", "li", "nobody"], date(2024, 7, 12)) == []
    ((_, code, arguments),) = leaving(snapshot, ["sun", "li", "nobody"], date(2024, 7, 13))
    assert (code, arguments["member"]) == ("leaves-before", "sun")
