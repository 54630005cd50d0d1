"""Approval from above: who is asked when, what waits for it, what a revision does to it, and what a merge may bring."""

from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import REQUEST_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.request import Approver
from xcollab.workflow.model.approvals import approval_words
from xcollab.workflow.notices.answered import answered as given
from xcollab.workflow.notices.matter import matter as plan_of
from xcollab.workflow.obligations.table import obligations


def owed(story: Story) -> set[tuple[str, str]]:
    """What is owed, and by whom first."""
    return {(wait.kind, wait.people[0]) for wait in obligations(story.snapshot, story.state)}


def revised(story: Story, **changes: Any) -> Story:
    """Chen revises the request."""
    assert story.collab.request
    before = story.collab.request
    after = before.model_copy(update=changes)
    return story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)


def answered(story: Story) -> Story:
    for department, lead in (("sales", "li"), ("tech", "wang")):
        story.says(f"q3/feedback/{department}", "feedback", lead, decision="accept", scope=["s"])
    return story


def test_departments_are_asked_by_the_approval_and_their_clocks_begin_with_it() -> None:
    story = matter_asked.approval_in("submitted")
    assert owed(story) == {("approve-request", "kong")}
    assert story.state.request.put_off == ("sales", "tech") and not story.state.feedback and not story.state.questions
    with pytest.raises(Refused) as refused:
        story.judged("q3/feedback/sales", "feedback", "li", decision="accept", scope=["s"])
    assert refused.value.code == "not-asked"
    story.says(REQUEST_LOG, "approve", "kong")
    approved = story.collab.entries[-1].statement.at
    assert owed(story) == {("give-feedback", "li"), ("give-feedback", "wang")}
    assert {(q.asked[0].since, q.asked[0].within) for q in story.state.questions.values()} == {(approved, "2wd")}


def test_before_the_start_somebody_is_asked_once_every_department_accepted_and_the_clock_begins_there() -> None:
    story = matter_asked.approval_in("submitted", "start")
    assert owed(story) == {("give-feedback", "li"), ("give-feedback", "wang")}
    assert dict(approval_words(story.state)) == {"kong": "later"}
    answered(story)
    (wait,) = obligations(story.snapshot, story.state)
    assert (wait.kind, wait.people) == ("approve-request", ("kong",))
    assert wait.since == story.collab.entries[-1].statement.at
    with pytest.raises(Refused) as refused:
        story.judged(REQUEST_LOG, "confirm", "qian")
    assert refused.value.code == "not-approved"
    story.says(REQUEST_LOG, "approve", "kong")
    assert owed(story) == {("confirm-request", "qian")}
    assert story.judged(REQUEST_LOG, "confirm", "qian")


def test_a_refusal_is_the_coordinators_to_answer_and_any_revision_asks_again() -> None:
    story = matter_asked.approval_in("submitted").says(REQUEST_LOG, "refuse", "kong", reason="no budget")
    assert owed(story) == {("answer-refusal", "qian")}
    revised(story, background="Paid for")
    assert owed(story) == {("approve-request", "kong")}
    assert story.says(REQUEST_LOG, "approve", "kong").state.feedback.keys() == {"sales", "tech"}


def test_who_refused_may_approve_all_the_same() -> None:
    story = matter_asked.approval_in("submitted").says(REQUEST_LOG, "refuse", "kong", reason="no budget")
    story.says(REQUEST_LOG, "approve", "kong")
    assert ("give-feedback", "li") in owed(story)


def test_a_revision_of_the_terms_asks_again_and_one_of_the_background_does_not() -> None:
    story = answered(matter_asked.approval_in("submitted").says(REQUEST_LOG, "approve", "kong"))
    revised(story, background="Other words")
    assert owed(story) == {("confirm-request", "qian")}
    revised(story, objectives=("600 sold",))
    assert owed(story) == {("approve-request", "kong")}, "departments renew their answers once it is approved"
    story.says(REQUEST_LOG, "approve", "kong")
    assert owed(story) == {("renew-feedback", "li"), ("renew-feedback", "wang")}


def test_an_approver_who_is_taken_out_is_not_waited_for_and_one_who_comes_is_asked() -> None:
    story = revised(matter_asked.approval_in("submitted"), approvers=())
    assert owed(story) == {("give-feedback", "li"), ("give-feedback", "wang")}
    answered(story)
    revised(story, approvers=(Approver(member="kong", before="start"),))
    assert owed(story) == {("approve-request", "kong")}


def test_of_two_approvals_before_asking_the_last_one_asks_in_whichever_order_they_come() -> None:
    two = (Approver(member="kong", before="ask"), Approver(member="he", before="ask"))
    for order in (("kong", "he"), ("he", "kong")):
        story = matter_asked.approval_in("draft")
        assert story.collab.request
        story.collab = story.collab.__class__("q3", story.collab.request.model_copy(update={"approvers": two}))
        story.says(REQUEST_LOG, "submit", "chen").says(REQUEST_LOG, "approve", order[0])
        assert not story.state.feedback
        story.says(REQUEST_LOG, "approve", order[1])
        asking = story.state.request.asking
        assert asking and asking.entry == story.collab.entries[-1] and asking.departments == ("sales", "tech")


def test_an_approval_of_older_terms_that_a_merge_brings_is_none() -> None:
    story = matter_asked.approval_in("submitted")
    late = story.entry(REQUEST_LOG, "approve", "kong")
    revised(story, objectives=("600 sold",))
    statement = late.statement.model_copy(update={"at": story.collab.entries[-1].statement.at})
    story.heard(late._replace(name="29991231T000000Z-kong-0000", statement=statement))
    assert owed(story) == {("approve-request", "kong")} and story.state.findings == ()


def test_an_approval_is_taken_back_while_nobody_answered_and_not_after() -> None:
    story = matter_asked.approval_in("submitted").says(REQUEST_LOG, "approve", "kong")
    name = story.collab.entries[-1].name
    assert story.judged(REQUEST_LOG, "withdraw", "kong", of=name, reason="r")
    answered(story)
    with pytest.raises(Refused) as refused:
        story.judged(REQUEST_LOG, "withdraw", "kong", of=name, reason="r")
    assert refused.value.code == "withdrawal-breaks"
    story = matter_asked.approval_in("submitted").says(REQUEST_LOG, "approve", "kong")
    story.says(REQUEST_LOG, "withdraw", "kong", of=story.collab.entries[-1].name, reason="r")
    assert owed(story) == {("approve-request", "kong")}


def test_work_that_began_goes_on_while_changed_terms_are_put_to_those_who_approve() -> None:
    story = matter_asked.approval_in("confirmed", "start")
    assert ("approve-request", "kong") in owed(story) and ("renew-feedback", "li") in owed(story)


def test_whoever_approves_is_a_member_and_is_named_once() -> None:
    for member, code in (("moon", "unknown-member"), ("kong", "approver-twice")):
        named = (Approver(member="kong", before="ask"), Approver(member=member, before="start"))
        with pytest.raises(Refused) as refused:
            revised_to = matter.REQUEST.model_copy(update={"approvers": named})
            matter.submitted().judged(
                REQUEST_LOG, "revise", "chen", reason="r", before=matter.REQUEST.dump(), request=revised_to
            )
        assert refused.value.code == code


def test_a_letter_to_who_approves_says_what_is_wanted_and_who_answered_already() -> None:
    story = answered(matter_asked.approval_in("submitted", "start"))
    (wait,) = obligations(story.snapshot, story.state)
    told = plan_of(story.state, wait)
    assert (told["departments"], told["objectives"]) == (["sales", "tech"], ["500 sold in three months"])
    assert [(one.whose, one.by) for one in given(story.state, wait)] == [("sales", "li"), ("tech", "wang")]
