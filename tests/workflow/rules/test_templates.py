"""What `check` finds in a template."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support import matter
from xcollab.schema.template import Template
from xcollab.workflow.rules.findings import findings

TASKS = [
    {"id": "report", "title": "Report", "department": "sales", "owner": "li", "after": 5, "criteria": ["c"]},
    {"id": "page", "title": "Page", "department": "tech", "owner": "wang", "after": 9, "criteria": ["c"],
     "assignee": "zhao", "helpers": ["sun"], "milestone": "Launch", "depends_on": ["report"]},
]  # fmt: skip
PLAN: dict[str, Any] = {
    "title": "Launch", "background": "b", "objectives": ["o"], "department": "marketing", "coordinator": "qian",
    "departments": ["sales", "tech"], "after": 20, "milestones": [{"name": "Launch", "after": 15}], "tasks": TASKS,
}  # fmt: skip


def _found(**said: Any) -> list[tuple[str, str]]:
    template = Template.model_validate(PLAN | said)
    found = findings(replace(matter.company(), templates={"launch": template}))
    assert {one.record for one in found} <= {"collab-templates/launch"}
    return [(".".join(map(str, one.key)), one.code) for one in found]


def _page(**said: Any) -> list[dict[str, Any]]:
    return [TASKS[0], TASKS[1] | said]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"department": "travel"}, [("department", "unknown-department")]),
        ({"departments": ["sales", "travel"]}, [("departments.1", "unknown-department")]),
        ({"coordinator": "nobody"}, [("coordinator", "unknown-member")]),
        ({"tasks": _page(department="travel")}, [("tasks.1.department", "unknown-department")]),
        ({"tasks": _page(owner="nobody")}, [("tasks.1.owner", "unknown-member")]),
        ({"tasks": _page(assignee="nobody")}, [("tasks.1.assignee", "unknown-member")]),
        ({"tasks": _page(helpers=["sun", "nobody"])}, [("tasks.1.helpers.1", "unknown-member")]),
        ({"tasks": _page(milestone="Fair")}, [("tasks.1.milestone", "unknown-milestone")]),
        ({"tasks": _page(depends_on=["fair"])}, [("tasks.1.depends_on.0", "unknown-task")]),
        ({"tasks": _page(depends_on=["page"])}, [("tasks.1.depends_on.0", "dependency-cycle")]),
        ({"tasks": [TASKS[0], TASKS[0]]}, [("tasks.1.id", "task-twice")]),
    ],
)
def test_it_names_what_there_is_and_its_tasks_refer_to_each_other(
    said: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert _found(**said) == found


def test_tasks_that_wait_for_each_other_are_found_at_each_and_the_walk_ends() -> None:
    circle = [TASKS[0] | {"depends_on": ["page"]}, TASKS[1]]
    assert _found(tasks=[*circle, TASKS[1] | {"id": "fair", "depends_on": ["page"]}]) == [
        ("tasks.0.depends_on.0", "dependency-cycle"),
        ("tasks.1.depends_on.0", "dependency-cycle"),
    ]
