"""While somebody is away a deputy may answer what they may: both have it before them, and the statement says that it was a deputy."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support import matter
from tests.support.edits import right, snapshot
from tests.support.matter import ACCEPTANCE, ISSUE, REQUEST_LOG, TASK_LOG, Story, in_review
from xcollab.errors import Refused
from xcollab.schema.department import Absence
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.review.contribution import contributed

DAY = date(2024, 7, 1)
"""On which stories are told."""


def away(story: Story, member: str, deputy: str, first: str = "2024-06-28", last: str = "2024-07-05") -> Story:
    """Somebody is away from then on."""
    absence = Absence.model_validate({"from": first, "to": last, "deputy": deputy})
    departments = {
        key: home.model_copy(
            update={
                "members": tuple(
                    m.model_copy(update={"away": (absence,)}) if m.id == member else m for m in home.members
                )
            }
        )
        for key, home in story.snapshot.departments.items()
    }
    story.snapshot = replace(story.snapshot, departments=departments, day=DAY)
    return story


def owing(story: Story, kind: str) -> list[tuple[str, ...]]:
    """Who owes something of a kind."""
    return [one.people for one in obligations(story.snapshot, story.state) if one.kind == kind]


FEEDBACK = ("q3/feedback/sales", "feedback", {"decision": "accept", "scope": ["s"]})
MAY: dict[str, tuple[Story, str, str, tuple[str, str, dict[str, Any]], str]] = {
    # who is away, the deputy, what the deputy says, and in which capacity
    "owner": (matter.confirmed(), "li", "wang", (TASK_LOG, "confirm", {}), "tech/deputy-owner"),
    "assignee": (matter.todo(), "sun", "kong", (TASK_LOG, "progress", {"status": "doing", "text": "t"}), "finance/deputy-assignee"),
    "coordinator": (matter.doing(), "qian", "he", (TASK_LOG, "reschedule", {"to": "2024-07-20", "reason": "r"}), "sales/deputy-coordinator"),
    "lead": (matter.submitted(), "li", "he", FEEDBACK, "sales/deputy-lead"),
    "requester": (matter.submitted(), "chen", "kong", (REQUEST_LOG, "cancel", {"reason": "r"}), "finance/deputy-requester"),
    "raiser": (matter.issue_in("proposed"), "zhao", "kong", (ISSUE, "agree", {}), "finance/deputy-raiser"),
    "judge": (in_review(), "chen", "kong", (ACCEPTANCE, "pass", {}), "finance/deputy-requester"),
}  # fmt: skip


@pytest.mark.parametrize("post", MAY)
def test_a_deputy_may_what_the_member_may_as_long_as_the_member_is_away(post: str) -> None:
    story, member, deputy, (on, act, said), capacity = MAY[post]
    here = replace(story.snapshot)
    with pytest.raises(Refused, match="not-yours"):
        story.judged(on, act, deputy, **said)
    away(story, member, deputy)
    assert story.judged(on, act, deputy, **said) == capacity
    assert story.judged(on, act, member, **said), "whoever is away may all the same"
    away(story, member, deputy, last="2024-06-30")
    with pytest.raises(Refused, match="not-yours"):
        story.judged(on, act, deputy, **said)
    story.snapshot = here


def test_a_branch_is_judged_by_who_stood_in_on_the_day_on_which_it_was_said() -> None:
    story = away(matter.confirmed(), "li", "wang")
    before = snapshot(story)
    right(story.says(TASK_LOG, "confirm", "wang"), "tech/deputy-owner")
    assert contributed(replace(before, day=None), replace(snapshot(story), day=None), ["wang"]) == []
    gone = snapshot(away(matter.confirmed(), "li", "wang", last="2024-06-30"))
    after = replace(gone, collabs=snapshot(story).collabs)
    assert [one.code for one in contributed(replace(gone, day=None), replace(after, day=None), ["wang"])] == [
        "not-yours"
    ]


def test_what_is_owed_stands_with_the_deputy_first_and_the_member_as_well() -> None:
    story = away(matter.confirmed(), "li", "wang")
    (owed,) = (one for one in obligations(story.snapshot, story.state) if one.kind == "confirm-task")
    assert owed.people == ("wang", "li")
    assert [(one.deputy, one.member, str(one.until)) for one in owed.instead] == [("wang", "li", "2024-07-05")]
    assert owing(away(story, "li", "wang", last="2024-06-30"), "confirm-task") == [("li",)]


def test_whose_deputy_is_away_as_well_has_that_ones_and_a_circle_leads_to_nobody() -> None:
    story = away(away(matter.confirmed(), "li", "wang"), "wang", "he")
    assert owing(story, "confirm-task") == [("he", "li")]
    assert owing(away(story, "he", "li"), "confirm-task") == [("li",)]


def test_whoever_has_left_stands_in_for_nobody() -> None:
    story = away(matter.confirmed(), "li", "wang")
    tech = story.snapshot.departments["tech"]
    left = tuple(m.model_copy(update={"until": date(2024, 6, 30)}) if m.id == "wang" else m for m in tech.members)
    departments = {**story.snapshot.departments, "tech": tech.model_copy(update={"members": left})}
    story.snapshot = replace(story.snapshot, departments=departments)
    assert owing(story, "confirm-task") == [("li",)]


def test_nobody_judges_as_a_deputy_what_they_may_not_judge() -> None:
    story = away(in_review(), "chen", "sun")
    assert [people for people in owing(story, "judge") if "chen" in people] == [("chen", "zhou")]
    with pytest.raises(Refused, match="own-work"):
        story.judged(ACCEPTANCE, "pass", "sun")
    story = away(in_review(), "chen", "qian")
    assert all("qian" not in people for people in owing(story, "judge") if "chen" in people)


def test_ones_own_words_are_for_nobody_else_to_confirm_and_a_question_is_answered_by_the_deputy() -> None:
    story = matter.doing().says(TASK_LOG, "comment", "sun", text="how?", mentions=["li"], reply_by="2024-07-03")
    away(story, "li", "wang")
    assert owing(story, "reply") == [("wang", "li")]
    story.says(TASK_LOG, "comment", "wang", text="so")
    assert owing(story, "reply") == []
    recorded = matter.submitted().says(
        "q3/feedback/sales", "feedback", "li", recorded_by="sun", via="phone", decision="accept", scope=["s"]
    )
    assert owing(away(recorded, "li", "wang"), "acknowledge") == [("li",)]


def test_a_snapshot_of_no_day_knows_of_nobody_away() -> None:
    story = away(matter.confirmed(), "li", "wang")
    assert Snapshot(story.snapshot.workspace, departments=story.snapshot.departments).standing_in == {}


def test_a_plan_of_a_deputys_is_judged_by_the_moment_at_which_it_was_made() -> None:
    story = away(matter.task_in("none"), "qian", "he")
    before = replace(snapshot(story), day=None)
    after = replace(snapshot(story.with_task()), day=None)
    made = datetime(2024, 7, 1, 12, tzinfo=UTC)
    assert contributed(before, after, ["he"], made=made) == []
    assert [one.code for one in contributed(before, after, ["he"], made=made + timedelta(days=9))] == ["not-yours"]
    assert [one.code for one in contributed(before, after, ["he"])] == ["not-yours"]
