"""Who owes what, where little is said in the plans; and who holds a capacity there."""

import pytest

from tests.support import matter
from tests.support.edits import requested, staffed, without_request
from tests.support.matter import ACCEPTANCE, TASK_LOG, Story
from xcollab.workflow.model.authority import HOLDERS, Matter, capacity_of, holders
from xcollab.workflow.obligations.table import obligations


def owed(story: Story) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is owed, on what, by whom."""
    return [(wait.kind, wait.subject, wait.people) for wait in obligations(story.snapshot, story.state)]


@pytest.mark.parametrize("status", ["archived", "cancelled"])
def test_when_it_is_over_nobody_owes_anything(status: str) -> None:
    assert [one for one in owed(matter.request_in(status)) if "do-action" not in one] == []


def test_without_a_request_nobody_owes_anything_on_it() -> None:
    assert owed(without_request(Story())) == []


def _alone(story: Story) -> Story:
    """The requesting side is the coordinator and nobody else."""
    requested(story, coordinator="chen")
    return staffed(story, "marketing", lead=None)


def test_where_nobody_but_the_coordinator_could_judge_an_acceptor_is_to_be_named() -> None:
    assert ("name-acceptor", "q3", ("chen",)) in owed(_alone(matter.request_in("confirmed")))
    assert "judge" not in {kind for kind, *_ in owed(_alone(matter.in_review()))}


def test_a_department_that_nobody_speaks_for_is_answered_for_by_all_of_it() -> None:
    helped = staffed(matter.task_in("needs-help"), "tech", lead=None)
    assert ("help", "report", ("wang", "zhao")) in owed(helped)
    assert ("propose-solution", "i-1", ("wang", "zhao")) in owed(staffed(matter.issue_in("open"), "tech", lead=None))


def test_the_department_that_was_asked_for_help_gives_the_ball_back_by_speaking() -> None:
    story = matter.task_in("needs-help").says(TASK_LOG, "comment", "he", text="t")
    assert ("help", "report", ("wang",)) in owed(story), "it was not he who was asked"
    assert ("go-on", "report", ("sun",)) in owed(story.says(TASK_LOG, "comment", "zhao", text="t"))


def test_what_was_recorded_for_somebody_is_theirs_to_acknowledge_or_to_object_to() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "sun", text="t", recorded_by="li", via="phone")
    name = story.collab.entries[-1].name
    assert ("acknowledge", name, ("sun",)) in owed(story)
    assert ("acknowledge", name, ("sun",)) not in owed(story.says(TASK_LOG, "object", "sun", to=name, text="no"))


def test_each_of_those_asked_owes_a_reply_until_they_speak_there() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "li", text="t", mentions=["sun", "zhao"], reply_by="2024-07-09")
    story.says(TASK_LOG, "progress", "sun", status="doing", text="t")
    assert [people for kind, _, people in owed(story) if kind == "reply"] == [("zhao",)]


@pytest.mark.parametrize("capacity", HOLDERS)
def test_where_there_is_nothing_nobody_holds_a_capacity(capacity: str) -> None:
    story = without_request(Story())
    assert holders(Matter(story.snapshot, story.state, "nothing"), capacity) == ()


@pytest.mark.parametrize(("member", "post"), [("wang", "lead"), ("zhao", "deputy"), ("kong", "liaison"), ("li", None)])
def test_a_representative_speaks_in_the_post_that_is_theirs(member: str, post: str | None) -> None:
    story = staffed(matter.submitted(), "tech", deputies=("zhao",), liaisons=("kong",))
    of_tech = Matter(story.snapshot, story.state, "tech", story.collab.request)
    assert capacity_of(of_tech, ("representative",), member) == post


def test_who_recorded_the_one_verdict_is_not_waited_for_with_the_other() -> None:
    story = matter.in_review().says(ACCEPTANCE, "pass", "chen", recorded_by="qian", via="phone")
    kinds = {kind for kind, *_ in owed(story)}
    assert "judge" not in kinds and ("hand-in-anew", "report", ("sun", "li")) in owed(story)
