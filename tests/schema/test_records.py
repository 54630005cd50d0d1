"""Records are frozen values: a company's own keys stay in the file, unknown keys are refused, nothing empty is written."""

import pytest

from xcollab.schema.calendar import Calendar
from xcollab.schema.department import Department
from xcollab.schema.request import Request
from xcollab.schema.statement import Comment
from xcollab.schema.statements.acceptance import Passing
from xcollab.schema.statements.task import Reassignment
from xcollab.schema.task import Task
from xcollab.schema.value import Invalid
from xcollab.schema.workspace import Workspace

TASK = {"title": "Page", "department": "tech", "owner": "wang", "due": "2024-07-10", "criteria": ["fast"]}
SAID = {
    "on": "q3/logs/page",
    "act": "comment",
    "at": "2024-07-05T17:30:12+08:00",
    "by": "li",
    "as": "sales/lead",
    "text": "x",
}
JUDGED = {
    **SAID,
    "act": "pass",
    "party": "coordinator",
    "judges": f"deliverables1:{'0' * 64}",
    "checks": [{"criterion": 1, "met": True}],
}
del JUDGED["text"]


def refusals(model: type, data: object) -> list[tuple[tuple[object, ...], str]]:
    with pytest.raises(Invalid) as caught:
        model.model_validate(data)  # type: ignore[attr-defined]
    return [(error["loc"], error["type"]) for error in caught.value.complaints]


def test_a_record_dumps_to_what_it_was_made_of() -> None:
    assert Task.model_validate(TASK).dump() == TASK
    assert Comment.model_validate(SAID).dump() == SAID
    assert Task.model_validate(Task.model_validate(TASK).dump()) == Task.model_validate(TASK)


def test_a_companys_own_keys_are_accepted_at_every_depth_and_never_dumped() -> None:
    member = {"id": "li", "name": "Li", "email": ["li@example.com"], "x-room": 12}
    department = Department.model_validate({"name": "Sales", "x-cost": {"a": [1]}, "members": [member]})
    assert department.dump() == {"name": "Sales", "members": [{"id": "li", "name": "Li", "email": ["li@example.com"]}]}


def test_an_unknown_key_is_refused_at_every_depth() -> None:
    assert refusals(Task, TASK | {"status": "doing"}) == [(("status",), "unexpected_keyword_argument")]
    member = {"id": "li", "name": "Li", "email": ["li@example.com"], "room": 12}
    assert refusals(Department, {"name": "Sales", "members": [member]}) == [
        (("members", 0, "room"), "unexpected_keyword_argument")
    ]


def test_a_record_cannot_be_changed() -> None:
    task = Task.model_validate(TASK)
    with pytest.raises(AttributeError):
        task.title = "Other"  # type: ignore[misc]


def test_a_number_where_text_is_meant_is_text() -> None:
    assert Task.model_validate(TASK | {"title": 2024}).title == "2024"
    assert refusals(Task, TASK | {"title": True}) == [(("title",), "string_type")]


def test_the_doer_of_a_task_is_the_assignee_or_else_the_owner() -> None:
    assert Task.model_validate(TASK).doer == "wang"
    assert Task.model_validate(TASK | {"assignee": "zhao"}).doer == "zhao"


def test_the_defaults_of_a_workspace_are_the_missions_own() -> None:
    workspace = Workspace.model_validate({"id": "acme", "name": "Acme", "admins": ["zhou"]})
    assert (workspace.language, workspace.timezone, workspace.zone.key) == ("zh", "Asia/Shanghai", "Asia/Shanghai")
    deadlines = workspace.deadlines
    assert (deadlines.feedback, deadlines.solution, deadlines.acceptance, deadlines.log) == ("2wd", "24h", "3wd", "1wd")
    assert refusals(Workspace, {"id": "acme", "name": "Acme", "admins": []}) == [(("admins",), "too_short")]


def test_a_calendar_may_be_empty_and_its_hours_run_forward() -> None:
    assert Calendar().hours == "09:00-18:00"
    for hours in ("18:00-09:00", "09:00-09:00", "9:00-18:00", "09:00–18:00", "24:00-25:00", "09:60-18:00"):
        assert refusals(Calendar, {"hours": hours}) == [(("hours",), "bad-hours")]


def test_the_representatives_of_a_department_are_named_once_lead_first() -> None:
    department = Department(name="Sales", lead="li", deputies=("sun", "li"), liaisons=("he", "sun"))
    assert department.representatives == ("li", "sun", "he")
    assert Department(name="Sales").representatives == ()


def test_a_request_asks_at_least_one_department_for_one_objective_by_one_milestone() -> None:
    empty = {"title": "x", "background": "x", "objectives": [], "requester": "a", "department": "b", "coordinator": "c",
             "departments": [], "due": "2024-07-10", "milestones": []}  # fmt: skip
    assert refusals(Request, empty) == [((key,), "too_short") for key in ("objectives", "departments", "milestones")]


def test_who_recorded_something_says_how_it_was_heard() -> None:
    assert Comment.model_validate(SAID | {"recorded_by": "zhou", "via": "phone"}).via == "phone"
    assert refusals(Comment, SAID | {"recorded_by": "zhou"}) == [((), "recorded-without-via")]
    assert refusals(Comment, SAID | {"via": "phone"}) == [((), "recorded-without-via")]


def test_each_criterion_is_judged_once() -> None:
    assert Passing.model_validate(JUDGED).checks[0].met
    twice = [{"criterion": 1, "met": True}, {"criterion": 1, "met": False}]
    assert refusals(Passing, JUDGED | {"checks": twice}) == [((), "criterion-twice")]


def test_keys_that_are_words_of_python_are_written_as_people_know_them() -> None:
    hands = [{"role": "owner", "from": "li", "to": "sun"}]
    said = {**SAID, "act": "reassign", "hands": hands}
    del said["text"]
    assert Reassignment.model_validate(said).dump() == said


@pytest.mark.parametrize(
    "on", ["", "q3", "Q3/logs/a", "q3/logs/a/b", "/q3/logs", "q3//a", "collabs/q3/logs/page", "../x/y"]
)
def test_a_statement_speaks_about_a_directory_below_collabs(on: str) -> None:
    assert refusals(Comment, SAID | {"on": on}) == [(("on",), "string_pattern_mismatch")]
