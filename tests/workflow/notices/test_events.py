"""Who is told of what happened: nobody of their own act, nobody who left, no stranger."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.matter import (
    ACCEPTANCE,
    DELIVERABLES,
    REQUEST,
    REQUEST_LOG,
    TASK_LOG,
    Story,
    accepted,
    doing,
    feedback_in,
    issue_in,
    request_in,
    submitted,
    task_in,
    todo,
)
from tests.workflow.days import july
from tests.workflow.notices.telling import heard, leaving, part, said, told
from xcollab.workflow.notices.events import newly_owed
from xcollab.workflow.notices.notice import PlanEdit


def edit(act: Any, kind: Any, subject: str, by: str) -> PlanEdit:
    """A plan that somebody committed."""
    return PlanEdit(act, kind, "q3", subject, by, july(1), "abc123")


def test_an_assignment_is_told_to_its_owner() -> None:
    before = accepted().says(REQUEST_LOG, "confirm", "qian")
    after = replace(before).with_task()
    found = told(before, after, edit("create", "task", "report", "qian"))
    assert heard(found) == "li"
    assert [(n.member, n.owed.obligation.kind) for n in found if n.owed] == [("li", "confirm-task")]
    assert heard(told(before, after, edit("create", "task", "report", "li"))) == "", "her own act"


def test_a_draft_is_nobodys_business() -> None:
    assert (
        told(Story(collab=replace(Story().collab, request=None)), Story(), edit("create", "request", "q3", "chen"))
        == ()
    )


def test_changed_terms_are_told_whoever_must_renew() -> None:
    before, after = accepted(), accepted()
    changed = REQUEST.model_copy(update={"objectives": ("700 sold",)})
    found = told(before, after.says(REQUEST_LOG, "revise", "chen", reason="r", before=REQUEST.dump(), request=changed))
    assert heard(found) == "li qian wang zhou"
    assert {(n.member, n.owed.obligation.kind) for n in found if n.owed} == {
        ("li", "renew-feedback"), ("wang", "renew-feedback"),
    }  # fmt: skip


def test_a_department_that_is_no_longer_asked_hears_of_it() -> None:
    before, after = submitted(), submitted()
    changed = REQUEST.model_copy(update={"departments": ("sales",)})
    found = told(before, after.says(REQUEST_LOG, "revise", "chen", reason="r", before=REQUEST.dump(), request=changed))
    assert [n.role for n in found if n.member == "wang"] == ["no-longer-asked"]


def test_what_was_recorded_for_somebody_is_told_to_that_person_and_not_to_who_typed_it() -> None:
    found = said(
        submitted(),
        "q3/feedback/sales",
        "feedback",
        "li",
        decision="accept",
        scope=["s"],
        recorded_by="qian",
        via="mail",
    )
    assert heard(found) == "chen li zhou"
    assert {n.role for n in found if n.member == "li" and n.event} == {"speaker"}
    assert {n.owed.obligation.kind for n in found if n.member == "li" and n.owed} == {"acknowledge"}


def test_what_is_newly_asked_stands_with_whoever_hears() -> None:
    found = said(doing(), ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    assert {(n.member, n.owed.obligation.party) for n in found if n.owed and n.owed.obligation.kind == "judge"} == {
        ("qian", "coordinator"), ("chen", "requester"), ("zhou", "requester"),
    }  # fmt: skip


def test_what_was_asked_before_is_not_told_again() -> None:
    story = submitted()
    found = said(story, "q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    assert not [notice for notice in found if notice.owed]


def test_nobody_is_asked_for_what_they_brought_about_themselves() -> None:
    before, after = todo(), todo()
    after.says(TASK_LOG, "progress", "sun", status="doing", text="t")
    after.says(TASK_LOG, "comment", "li", text="well?", mentions=["sun"])
    asked = [(n.member, n.owed.obligation.kind) for n in told(before, after) if n.owed]
    assert asked == [("sun", "mentioned")], "not to log each day: he began the work himself"


def test_whoever_owes_something_is_told_even_where_the_act_names_nobody() -> None:
    before, after = feedback_in("accept"), feedback_in("accept")
    after.says("q3/feedback/tech", "feedback", "wang", decision="accept", scope=["s"])
    asked = [(n.member, n.owed.obligation.kind) for n in told(before, after) if n.owed]
    assert asked == [("qian", "confirm-request")]


def test_what_was_said_and_taken_back_in_between_is_not_told() -> None:
    before, after = doing(), doing()
    after.says(TASK_LOG, "comment", "sun", text="t", mentions=["li"])
    name = after.collab.entries[-1].name
    assert told(before, after.says(TASK_LOG, "withdraw", "sun", of=name, reason="r")) == ()


def test_whoever_had_heard_of_it_hears_that_it_was_taken_back() -> None:
    before = doing().says(TASK_LOG, "comment", "sun", text="t", mentions=["li"])
    after = replace(before)
    assert (
        heard(told(before, after.says(TASK_LOG, "withdraw", "qian", of=before.collab.entries[-1].name, reason="r")))
        == "li sun"
    )


def test_who_left_hears_nothing() -> None:
    assert heard(said(leaving(Story(), "li", "2024-06-28"), REQUEST_LOG, "submit", "chen")) == "qian wang"
    assert heard(said(leaving(Story(), "li", "2024-07-01"), REQUEST_LOG, "submit", "chen")) == "li qian wang"


def test_a_mention_makes_no_stranger_hear() -> None:
    found = said(doing(), TASK_LOG, "comment", "sun", text="@boss", mentions=["boss", "li"])
    assert heard(found) == "li"


BEGINNINGS = [
    *(lambda s=s: task_in(s) for s in ("proposed", "todo", "doing", "needs-help", "finished", "in-review", "done", "cancelled")),
    *(lambda s=s: issue_in(s) for s in ("open", "proposed", "agreed", "resolved")),
    *(lambda s=s: feedback_in(s) for s in ("accept", "conditions", "changes", "decline")),
    *(lambda s=s: request_in(s) for s in ("submitted", "confirmed", "archived", "cancelled")),
]  # fmt: skip


@given(st.sampled_from(BEGINNINGS), st.data())
def test_nobody_hears_of_a_collaboration_in_which_they_have_no_part(made: Any, data: st.DataObject) -> None:
    story: Story = made()
    cut = data.draw(st.integers(0, len(story.collab.entries)))
    before = replace(story, collab=replace(story.collab, entries=story.collab.entries[:cut]))
    found = told(before, story)
    assert {notice.member for notice in found} <= part(story)
    assert all(notice.event is None or notice.member != notice.event.by for notice in found)
    assert len({notice.key for notice in found}) == len(found), "each by a key of its own"


@given(st.sampled_from(BEGINNINGS), st.data())
def test_whatever_is_newly_owed_is_told_to_somebody_who_owes_it_or_was_brought_about_by_one(
    made: Any, data: st.DataObject
) -> None:
    story: Story = made()
    cut = data.draw(st.integers(0, len(story.collab.entries)))
    before = replace(story, collab=replace(story.collab, entries=story.collab.entries[:cut]))
    found, acted = told(before, story), {entry.statement.by for entry in story.collab.entries[cut:]}
    for owed in newly_owed(story.snapshot, before.state, story.state):
        asked = {n.member for n in found if n.owed and n.owed.obligation == owed}
        assert asked or set(owed.people) & acted, owed
