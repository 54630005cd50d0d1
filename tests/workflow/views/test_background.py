"""What whoever owes something wants to read before answering."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.edits import revised
from tests.support.matter import ACCEPTANCE, ISSUE, TASK_LOG, Story
from xcollab.schema.request import Request
from xcollab.workflow.obligations.notices import notices
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.views.background import occasions, terms_revised

RETURN: dict[str, Any] = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}
SALES = "q3/feedback/sales"


def _returned() -> Story:
    return matter.in_review().says(ACCEPTANCE, "return", "chen", **RETURN)


def _mentioned(**more: Any) -> Story:
    return matter.doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["he"], **more)


def _proposed_by(member: str) -> Story:
    return matter.doing().says(TASK_LOG, "propose-date", member, to="2024-07-19", reason="r")


def _conditions() -> Story:
    story = matter.feedback_in("conditions")
    return story.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])


CASES: dict[str, tuple[Callable[[], Story], list[str]]] = {
    "confirm-request": (_conditions, ["feedback"]),
    "answer-changes": (lambda: matter.feedback_in("changes"), ["feedback"]),
    "answer-decline": (lambda: matter.feedback_in("decline"), ["feedback"]),
    "answer-declined": (lambda: matter.task_in("declined"), ["decline"]),
    "mend-returned": (_returned, ["return"]),
    "hand-in": (lambda: _returned().says(TASK_LOG, "progress", "sun", status="finished", text="t"), ["return"]),
    "help": (lambda: matter.task_in("needs-help"), ["progress"]),
    "go-on": (lambda: matter.task_in("needs-help").says(TASK_LOG, "comment", "wang", text="t"), ["progress", "comment"]),
    "judge": (lambda: _returned().says(ACCEPTANCE, "submit", "sun", **matter.DELIVERABLES), ["return", "submit"]),
    "propose-solution": (lambda: matter.issue_in("proposed").says(ISSUE, "reject", "zhao", reason="r"), ["open", "reject"]),
    "agree-solution": (lambda: matter.issue_in("proposed"), ["propose"]),
    "resolve-issue": (lambda: matter.issue_in("agreed"), ["propose"]),
    "acknowledge": (
        lambda: matter.doing().says(TASK_LOG, "comment", "sun", text="t", recorded_by="li", via="phone"), ["comment"]
    ),
    "reply": (lambda: _mentioned(reply_by="2024-07-09"), ["comment"]),
    "mentioned": (_mentioned, ["comment"]),
    "date-moved": (lambda: matter.doing().says(TASK_LOG, "reschedule", "qian", to="2024-07-20", reason="r"), ["reschedule"]),
    "answer-date": (matter_asked.date_proposed, ["propose-date"]),
    "date-refused": (lambda: matter_asked.date_proposed().says(TASK_LOG, "refuse-date", "li", reason="r"), ["refuse-date"]),
    "proposal-void": (
        lambda: _proposed_by("zhao").says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="r"), ["reschedule"],
    ),
    "handed-on": (lambda: matter.doing().says(TASK_LOG, "reassign", "qian", assignee="he"), ["reassign"]),
    "log-task": (matter.doing, []),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_what_led_to_it_is_what_was_said_last(kind: str) -> None:
    make, acts = CASES[kind]
    story = make()
    owed = (*obligations(story.snapshot, story.state), *notices(story.snapshot, story.state))
    wait = next(wait for wait in owed if wait.kind == kind)
    assert [entry.statement.act for entry in occasions(story.state, wait)] == acts


def test_an_issue_that_is_open_for_the_first_time_has_its_opening_alone() -> None:
    story = matter.issue_in("open")
    wait = Obligation("propose-solution", "q3", "i-1", ("wang",), "tech")
    assert [entry.statement.act for entry in occasions(story.state, wait)] == ["open"]


def _changed(story: Story, department: str = "sales") -> list[tuple[str, Any, Any]]:
    return [(change.field, change.from_, change.to) for change in terms_revised(story.state, department)]


def test_each_term_is_told_once_from_what_was_answered_to_what_stands_now() -> None:
    story = revised(matter.accepted(), objectives=("600 sold",))
    revised(story, title="Other", objectives=("700 sold",))
    assert _changed(story) == [("objectives", ["500 sold in three months"], ["700 sold"])]
    assert _changed(revised(story, objectives=matter.REQUEST.objectives)) == []


def test_what_was_answered_since_is_not_told_again() -> None:
    story = revised(matter.accepted(), objectives=("600 sold",))
    assert _changed(story.says(SALES, "feedback", "li", decision="accept", scope=["s"])) == []
    assert len(_changed(story, "tech")) == 1


def test_who_did_not_answer_or_was_not_asked_is_told_nothing() -> None:
    story = revised(matter.submitted(), objectives=("600 sold",))
    assert _changed(story) == _changed(story, "finance") == []


def test_a_special_requirement_is_told_to_all_or_to_the_department_that_it_names() -> None:
    wanted = [{"text": "all"}, {"text": "stand", "department": "sales"}]
    after = Request.model_validate(matter.REQUEST.dump() | {"special_requirements": wanted})
    story = revised(matter.accepted(), special_requirements=after.special_requirements)
    assert _changed(story) == [("special_requirements", [], wanted)]
    assert _changed(story, "tech") == [("special_requirements", [], wanted[:1])]


def test_help_that_was_given_where_deliverables_are_talked_about_is_told_as_well() -> None:
    story = matter.task_in("needs-help").says(ACCEPTANCE, "comment", "zhao", text="here it is")
    (owed,) = (one for one in obligations(story.snapshot, story.state) if one.kind == "go-on")
    assert occasions(story.state, owed)[-1] == story.collab.entries[-1]
