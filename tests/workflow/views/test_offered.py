"""What is offered to whoever owes something, or hears of it: the act that the rulebook lets them do."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import leaves, requested, staffed
from tests.support.matter import ACCEPTANCE, TASK_LOG, Story
from tests.workflow.days import DAYS, july
from xcollab.workflow.obligations.leavers import leavers
from xcollab.workflow.obligations.notices import notices
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.time.deadlines import dated
from xcollab.workflow.views.escalated import escalated
from xcollab.workflow.views.replies import Reply, replies, reply

NOW = july(15)


def everything(story: Story) -> list[Obligation]:
    """All that stands in somebody's inbox."""
    owed = obligations(story.snapshot, story.state)
    late = escalated(story.snapshot, {"q3": story.state.request.coordinator}, dated(owed, DAYS, NOW))
    gone = leavers(story.snapshot, story.state, NOW.date())
    return [*owed, *notices(story.snapshot, story.state), *(each.obligation for each in late), *gone]


def _noted() -> Story:
    story = matter.feedback_in("conditions")
    return story.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])


def _one_silent() -> Story:
    return matter.submitted().says(
        "q3/feedback/sales", "feedback", "li", decision="conditions", scope=["s"], conditions=["c"]
    )


def _alone() -> Story:
    return staffed(requested(matter.request_in("confirmed"), coordinator="chen"), "marketing", lead=None)


def _mentioned() -> Story:
    return matter.doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["he"])


def _nobody_stays() -> Story:
    story = leaves(matter.doing(), "wang", "2024-07-02")
    return leaves(story, "zhao", "2024-07-02")


# the story, who asks, the kind of wait; the acts that are offered, the usual one first
OFFERED: dict[str, tuple[Callable[[], Story], str, str, list[str]]] = {
    "a draft is submitted, or edited": (Story, "chen", "submit-request", ["request.submit", "request.edit"]),
    "conditions are taken note of": (_noted, "qian", "confirm-request", ["request.confirm"]),
    "a task is planned": (lambda: matter.request_in("confirmed"), "qian", "break-down", ["task.create"]),
    "an acceptor is named": (_alone, "chen", "name-acceptor", ["request.revise"]),
    "a department answers": (matter.submitted, "li", "give-feedback", ["feedback.feedback"]),
    "who helps comments": (lambda: matter.task_in("needs-help"), "wang", "help", ["task.comment"]),
    "a verdict is given": (matter.in_review, "qian", "judge", ["acceptance.pass"]),
    "who is mentioned takes note": (_mentioned, "he", "mentioned", ["task.acknowledge"]),
    "a late task may be moved by the coordinator": (matter.doing, "qian", "escalated", ["task.nudge", "task.reschedule"]),
    "a lead asks those who do it": (matter.doing, "li", "escalated", ["task.nudge"]),
    "a late answer may be held back": (matter.submitted, "qian", "escalated", ["feedback.nudge", "feedback.hold"]),
    "work may begin without the only silent one": (_one_silent, "qian", "escalated", ["feedback.nudge", "feedback.hold", "request.confirm"]),
    "a late verdict may be held back": (matter.in_review, "qian", "escalated", ["task.nudge", "task.hold"]),
    "somebody else coordinates": (lambda: leaves(matter.doing(), "qian", "2024-07-02"), "chen", "leaver-coordinates", ["request.handover"]),
    "a leaver's task is given to another": (lambda: leaves(matter.doing(), "sun", "2024-07-02"), "qian", "leaver-works", ["task.reassign", "task.comment"]),
    "an admin names who speaks": (lambda: leaves(matter.doing(), "wang", "2024-07-02"), "qian", "leaver-speaks", ["workspace.department-edit"]),
    "or adds somebody": (_nobody_stays, "qian", "leaver-speaks", ["workspace.member-add"]),
}  # fmt: skip


@pytest.mark.parametrize("case", OFFERED)
def test_whoever_is_asked_is_offered_what_they_may_do(case: str) -> None:
    make, member, kind, acts = OFFERED[case]
    story = make()
    wait = next(each for each in everything(story) if each.kind == kind and member in each.people)
    found = list(replies(story.snapshot, story.state, wait, member))
    assert [f"{one.kind}.{one.act}" for one in found] == acts
    assert reply(story.snapshot, story.state, wait, member) == found[0]


@pytest.mark.parametrize("case", OFFERED)
def test_who_takes_no_part_is_offered_nothing(case: str) -> None:
    make, member, kind, _ = OFFERED[case]
    story = make()
    wait = next(each for each in everything(story) if each.kind == kind and member in each.people)
    assert reply(story.snapshot, story.state, wait, "kong") is None


def test_what_is_known_of_the_answer_is_said_with_it() -> None:
    story = _noted()
    (wait,) = (each for each in everything(story) if each.kind == "confirm-request")
    found = reply(story.snapshot, story.state, wait, "qian")
    assert found and dict(found.said) == {"acknowledged": ["sales"]}


def test_an_act_is_offered_to_somebody_for_whom_another_types_it_where_that_one_may() -> None:
    story = matter.confirmed()
    (wait,) = (each for each in everything(story) if each.kind == "confirm-task")
    assert reply(story.snapshot, story.state, wait, "li", "sun")
    assert reply(story.snapshot, story.state, wait, "li", "wang") is None


def test_where_nobody_can_take_a_task_over_it_is_cancelled() -> None:
    story = matter.doing()
    wait = Obligation("leaver-works", "q3", "report", ("qian",), "sales")
    found: Any = reply(story.snapshot, story.state, wait, "qian")
    assert isinstance(found, Reply) and (found.kind, found.act) == ("task", "cancel")


def test_settings_are_for_admins_and_nobody_types_them_for_another() -> None:
    story = leaves(matter.doing(), "wang", "2024-07-02")
    (wait,) = (each for each in everything(story) if each.kind == "leaver-speaks")
    assert reply(story.snapshot, story.state, wait, "qian", "qian")
    assert reply(story.snapshot, story.state, wait, "qian", "li") is None


def test_a_lead_is_offered_to_add_somebody_to_no_other_department_than_the_own() -> None:
    story = leaves(_nobody_stays(), "chen", "2024-07-02")
    (wait,) = (each for each in everything(story) if each.kind == "leaver-speaks")
    assert wait.subject == "tech"
    assert [bool(reply(story.snapshot, story.state, wait, member)) for member in ("qian", "wang", "li", "he")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_lead_is_not_offered_what_is_for_admins() -> None:
    story = leaves(matter.doing(), "wang", "2024-07-02")
    (wait,) = (each for each in everything(story) if each.kind == "leaver-speaks")
    assert [bool(reply(story.snapshot, story.state, wait, member)) for member in ("qian", "wang", "li")] == [
        True, False, False,
    ]  # fmt: skip


def test_deliverables_that_came_back_are_handed_in_again() -> None:
    said: dict[str, Any] = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}
    story = matter.in_review().says(ACCEPTANCE, "return", "chen", **said)
    (wait,) = (each for each in everything(story) if each.kind == "mend-returned")
    found = reply(story.snapshot, story.state, wait, "sun")
    assert found and (found.kind, found.act) == ("acceptance", "submit")
