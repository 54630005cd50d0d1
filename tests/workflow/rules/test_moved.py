"""Who moves to another department keeps what they have: what was right when it was said stays so."""

from dataclasses import replace

import pytest

from tests.support import matter
from tests.support.edits import snapshot
from tests.support.matter import REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.findings import WARNINGS, findings
from xcollab.workflow.rules.judge import judge


def moved(story: Story, member: str, old: str, new: str) -> Story:
    """Somebody belongs to another department from now on."""
    departments = dict(story.snapshot.departments)
    (person,) = (one for one in departments[old].members if one.id == member)
    left = tuple(one for one in departments[old].members if one.id != member)
    departments[old] = departments[old].model_copy(update={"members": left, "lead": left[0].id, "deputies": ()})
    departments[new] = departments[new].model_copy(update={"members": (*departments[new].members, person)})
    story.snapshot = replace(story.snapshot, departments=departments)
    return story


def wrong(story: Story) -> list[str]:
    """What `check` finds."""
    return [finding.code for finding in findings(snapshot(story))]


@pytest.mark.parametrize(
    ("status", "found"), [("todo", ["owner-moved"]), ("doing", ["owner-moved"]), ("done", []), ("cancelled", [])]
)
def test_a_task_that_its_owner_confirmed_stays_right(status: str, found: list[str]) -> None:
    assert wrong(moved(matter.task_in(status), "li", "sales", "tech")) == found
    assert set(found) <= WARNINGS


def test_a_task_that_nobody_confirmed_is_not() -> None:
    assert wrong(moved(matter.task_in("proposed"), "li", "sales", "tech")) == ["not-of-department"]


def test_it_can_be_edited_and_its_assignee_changed_but_no_other_owner_of_elsewhere_named() -> None:
    story = moved(matter.task_in("doing"), "li", "sales", "tech")
    edited = matter.TASK.model_copy(update={"title": "Other"})
    assert judge(Attempt(story.snapshot, story.state, "task", "report", "edit", "qian", "qian", task=edited))
    assert story.judged(TASK_LOG, "reassign", "qian", assignee="he")
    assert story.judged(TASK_LOG, "progress", "li", status="doing", text="t") == "tech/owner"
    with pytest.raises(Refused, match="not-of-department"):
        story.judged(TASK_LOG, "reassign", "qian", owner="wang", department="sales")


def test_whoever_requests_may_move_and_the_request_be_revised() -> None:
    story = moved(matter.request_in("confirmed"), "chen", "marketing", "tech")
    assert wrong(story) == []
    before = story.collab.request
    assert before
    after = before.model_copy(update={"title": "Other"})
    assert story.judged(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)


def test_of_a_draft_the_requester_is_of_the_department() -> None:
    assert wrong(moved(Story(), "chen", "marketing", "tech")) == ["not-of-department"]


def test_where_nobody_speaks_for_a_department_any_more_what_has_ended_stays_right() -> None:
    for status, found in (("confirmed", ["nobody-speaks"]), ("archived", [])):
        story = matter.request_in(status)
        silent = story.snapshot.departments["tech"].model_copy(update={"lead": None, "deputies": (), "liaisons": ()})
        story.snapshot = replace(story.snapshot, departments={**story.snapshot.departments, "tech": silent})
        assert wrong(story) == found
