"""Conditions beyond the states: what each refuses, with the code that the message goes by."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused

RETURN = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20"}
CHANGE = {**OPENING, "kind": "requirement-change", "tasks": []}


def _changes_agreed() -> Story:
    story = matter.todo().says(ISSUE, "open", "zhao", **CHANGE).says(ISSUE, "propose", "wang", text="t")
    return story.says(ISSUE, "agree", "zhao")


def _coordinated_by_its_owner() -> Story:
    return matter.doing().says(REQUEST_LOG, "handover", "qian", to="li")


# what is refused: the story, where, the act, by whom, what is said, the code
def _waited_for() -> Story:
    """A task that another one waits for."""
    return matter.doing().with_task("page", matter.TASK.model_copy(update={"depends_on": ("report",)}))


REFUSED: dict[str, tuple[Callable[[], Story], str, str, str, dict[str, Any], str]] = {
    "confirming before everybody answered": (matter.submitted, REQUEST_LOG, "confirm", "qian", {}, "not-accepted"),
    "submitting without asking everybody": (Story, REQUEST_LOG, "submit", "chen", {"asked": ["sales"]}, "not-everyone-asked"),
    "passing over a department that answered": (
        matter.accepted, REQUEST_LOG, "confirm", "qian", {"without": [{"department": "tech", "reason": "r"}]}, "not-silent",
    ),
    "passing over a department that was not asked": (
        matter.accepted, REQUEST_LOG, "confirm", "qian", {"without": [{"department": "finance", "reason": "r"}]}, "not-asked",
    ),
    "moving a third department's date for a change that names no task": (
        _changes_agreed, ISSUE, "resolve", "zhao",
        {"text": "t", "revision": "none", "moves": [{"task": "report", "to": "2024-08-01"}]}, "other-task",
    ),
    "an answer to terms that are not the present ones": (
        matter.submitted, "q3/feedback/sales", "feedback", "li",
        {"decision": "accept", "scope": ["s"], "answers": "terms1:" + "0" * 64}, "stale-answer",
    ),
    "accepting without saying what": (
        matter.submitted, "q3/feedback/sales", "feedback", "li", {"decision": "accept"}, "field-needed",
    ),
    "declining without a reason": (
        matter.submitted, "q3/feedback/sales", "feedback", "li", {"decision": "decline"}, "field-needed",
    ),
    "handing over to nobody known": (
        matter.submitted, REQUEST_LOG, "handover", "qian", {"to": "nobody"}, "unknown-member",
    ),
    "handing over to oneself": (matter.submitted, REQUEST_LOG, "handover", "qian", {"to": "qian"}, "same-coordinator"),
    "archiving with an open task": (
        matter.doing, REQUEST_LOG, "archive", "qian", {"went_well": ["w"]}, "task-open",
    ),
    "asking for help without saying whose": (
        matter.doing, TASK_LOG, "progress", "sun", {"status": "needs-help", "text": "t"}, "field-needed",
    ),
    "a delay without a forecast": (
        matter.doing, TASK_LOG, "progress", "sun", {"status": "delayed", "text": "t", "reason": "r"}, "field-needed",
    ),
    "a delay without a reason": (
        matter.doing, TASK_LOG, "progress", "sun", {"status": "delayed", "text": "t", "forecast": "2024-08-01"}, "field-needed",
    ),
    "moving a date from another than the one in force": (
        matter.doing, TASK_LOG, "reschedule", "qian", {"from": "2024-07-11", "to": "2024-07-20", "reason": "r"},
        "date-not-in-force",
    ),
    "moving a date to where it is": (
        matter.doing, TASK_LOG, "reschedule", "qian", {"to": "2024-07-12", "reason": "r"}, "nothing-to-change",
    ),
    "proposing a date to where it is": (
        matter.doing, TASK_LOG, "propose-date", "qian", {"to": "2024-07-12", "reason": "r"}, "nothing-to-change",
    ),
    "proposing a date from another than the one in force": (
        matter.doing, TASK_LOG, "propose-date", "qian", {"from": "2024-07-11", "to": "2024-07-20", "reason": "r"},
        "date-not-in-force",
    ),
    "asking nobody but oneself for a date": (
        _coordinated_by_its_owner, TASK_LOG, "propose-date", "li", {"to": "2024-07-20", "reason": "r"}, "date-yours",
    ),
    "a date that follows what moved none": (
        matter.doing, TASK_LOG, "reschedule", "qian",
        {"to": "2024-07-20", "reason": "r", "follows": "q3/logs/report/20240701T000000Z-sun-0000"}, "follows-nothing",
    ),
    "answering a date that nobody proposed": (matter.doing, TASK_LOG, "consent", "li", {}, "no-date-proposed"),
    "answering a date that was answered": (
        lambda: matter_asked.date_proposed().says(TASK_LOG, "refuse-date", "li", reason="r"), TASK_LOG, "refuse-date", "li", {"reason": "r"},
        "no-date-proposed",
    ),
    "answering another proposal than the one that stands": (
        matter_asked.date_proposed, TASK_LOG, "consent", "li", {"of": "20240701T000000Z-qian-0000"}, "date-not-proposed",
    ),
    "answering a date that was set otherwise meanwhile": (
        lambda: matter_asked.date_proposed().says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="r"), TASK_LOG, "consent", "li", {},
        "no-date-proposed",
    ),
    "cancelling what another one waits for": (_waited_for, TASK_LOG, "cancel", "qian", {"reason": "r"}, "dependants-wait"),
    "splitting what another one waits for": (
        _waited_for, TASK_LOG, "split", "qian", {"reason": "r", "parts": ["one", "two"]}, "dependants-wait",
    ),
    "splitting into itself": (
        matter.doing, TASK_LOG, "split", "qian", {"reason": "r", "parts": ["report", "two"]}, "part-at-work",
    ),
    "splitting into the same part twice": (
        matter.doing, TASK_LOG, "split", "qian", {"reason": "r", "parts": ["one", "one"]}, "part-twice",
    ),
    "reassigning to somebody unknown": (matter.doing, TASK_LOG, "reassign", "qian", {"assignee": "nobody"}, "unknown-member"),
    "reassigning to nobody else": (matter.doing, TASK_LOG, "reassign", "qian", {"assignee": "sun"}, "nothing-to-change"),
    "a verdict on half of the criteria": (
        matter.in_review, ACCEPTANCE, "pass", "qian", {"checks": [{"criterion": 1, "met": True}]}, "criteria-not-judged",
    ),
    "a verdict on a criterion that there is not": (
        matter.in_review, ACCEPTANCE, "return", "qian", {**RETURN, "unmet": [3]}, "criteria-not-judged",
    ),
    "a pass of what is not met": (matter.in_review, ACCEPTANCE, "pass", "qian", {"unmet": [2]}, "unmet-without-follow-up"),
    "a verdict for the other side": (matter.in_review, ACCEPTANCE, "pass", "chen", {"party": "coordinator"}, "wrong-party"),
    "the same side's verdict twice": (
        lambda: matter.in_review().says(ACCEPTANCE, "pass", "chen"), ACCEPTANCE, "pass", "zhou", {"party": "requester"},
        "verdict-given",
    ),
    "a verdict on other deliverables": (
        matter.in_review, ACCEPTANCE, "pass", "qian", {"judges": "deliverables1:" + "0" * 64}, "other-deliverables",
    ),
    "an issue without a task": (matter.todo, ISSUE, "open", "zhao", {**OPENING, "tasks": []}, "issue-without-task"),
    "an issue with an unknown task": (matter.todo, ISSUE, "open", "zhao", {**OPENING, "tasks": ["nothing"]}, "unknown-task"),
    "an issue for an unknown department": (
        matter.todo, ISSUE, "open", "zhao", {**OPENING, "department": "moon"}, "unknown-department",
    ),
    "a transfer to where it is": (
        lambda: matter.issue_in("open"), ISSUE, "transfer", "wang", {"department": "tech", "reason": "r"}, "same-department",
    ),
    "resolving without a word about dates": (
        lambda: matter.issue_in("agreed"), ISSUE, "resolve", "zhao", {"text": "t"}, "moves-unsaid",
    ),
    "resolving a change of requirement without a word about the request": (
        _changes_agreed, ISSUE, "resolve", "zhao", {"text": "t", "no_moves": True}, "revision-unsaid",
    ),
    "a revision said to be done that was not": (
        _changes_agreed, ISSUE, "resolve", "zhao", {"text": "t", "no_moves": True, "revision": "done"}, "revision-missing",
    ),
    "mentioning somebody unknown": (
        matter.doing, TASK_LOG, "comment", "sun", {"text": "t", "mentions": ["nobody"]}, "unknown-member",
    ),
    "withdrawing what nobody said": (
        matter.doing, TASK_LOG, "withdraw", "qian", {"of": "nothing", "reason": "r"}, "unknown-statement",
    ),
    "objecting to what nobody said": (
        matter.doing, TASK_LOG, "object", "sun", {"to": "nothing", "text": "t"}, "unknown-statement",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused(case: str) -> None:
    story_of, on, act, by, said, code = REFUSED[case]
    story = story_of()
    before = story.state
    with pytest.raises(Refused) as refusal:
        story.judged(on, act, by, **said)
    assert refusal.value.code == code
    assert story.state == before


def test_conditions_are_acknowledged_by_name() -> None:
    story = matter.submitted()
    story.says("q3/feedback/sales", "feedback", "li", decision="conditions", scope=["s"], conditions=["texts first"])
    story.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    with pytest.raises(Refused) as refusal:
        story.judged(REQUEST_LOG, "confirm", "qian")
    assert refusal.value.code == "conditions-unacknowledged"
    assert story.judged(REQUEST_LOG, "confirm", "qian", acknowledged=["sales"]) == "pmo/coordinator"


def test_a_silent_department_may_be_passed_over_and_stays_waited_for() -> None:
    from xcollab.workflow.obligations.table import obligations

    story = matter.submitted().says("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    story.says(REQUEST_LOG, "confirm", "qian", without=[{"department": "tech", "reason": "away"}])
    assert story.state.request.status == "confirmed" and not story.state.accepts("tech")
    assert ("give-feedback", "tech") in [(wait.kind, wait.subject) for wait in obligations(story.snapshot, story.state)]


def test_an_open_issue_keeps_the_archive_shut() -> None:
    story = matter.request_in("confirmed").says(ISSUE, "open", "zhao", **CHANGE)
    with pytest.raises(Refused) as refusal:
        story.judged(REQUEST_LOG, "archive", "qian", went_well=["w"])
    assert refusal.value.code == "issue-open"


def test_a_pass_with_conditions_makes_the_task_that_mends_it() -> None:
    story = matter.in_review()
    _, draft = story.draft(
        "acceptance", "report", ACCEPTANCE, "pass", "qian", {"unmet": [2], "follow_up_title": "Add prices"}
    )
    assert story.judged(ACCEPTANCE, "pass", "qian", unmet=[2], follow_up_title="Add prices") == "pmo/coordinator"
    (follow_up,) = draft.new_tasks.values()
    assert (follow_up.title, follow_up.criteria) == ("Add prices", ("prices",))


def test_only_what_somebody_recorded_is_acknowledged() -> None:
    story = matter.accepted()
    own = story.collab.entries[-1]
    with pytest.raises(Refused) as refusal:
        story.judged("q3/feedback/tech", "acknowledge", "wang", of=own.name)
    assert refusal.value.code == "not-recorded"
