"""What stands beside a question: who answered it already, and what the plan says that is to be answered."""

from tests.support.matter import (
    ACCEPTANCE,
    REQUEST_LOG,
    Story,
    accepted,
    confirmed,
    feedback_in,
    in_review,
    issue_in,
    submitted,
)
from xcollab.errors import Said, Word
from xcollab.workflow.notices.answered import Given, answered
from xcollab.workflow.notices.matter import matter
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations


def owed(story: Story, kind: str, subject: str = "") -> Obligation:
    """The obligation of a kind."""
    every = obligations(story.snapshot, story.state)
    return next(one for one in every if one.kind == kind and subject in ("", one.subject))


def given(story: Story, kind: str, subject: str = "") -> list[Given]:
    """What others answered to the same question."""
    return list(answered(story.state, owed(story, kind, subject)))


def test_of_a_request_the_other_departments_are_told() -> None:
    assert given(submitted(), "give-feedback", "sales") == [Given("department", "tech")]
    (told,) = given(feedback_in("decline"), "give-feedback", "tech")
    assert (told.whose, told.by, told.what) == ("sales", "li", Word("feedback", "decline"))


def test_an_answer_to_other_terms_is_none() -> None:
    story = accepted()
    before = story.collab.request
    assert before
    after = before.model_copy(update={"objectives": ("more",)})
    story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)
    assert given(story, "renew-feedback", "sales") == [Given("department", "tech")]


def test_of_deliverables_the_other_party_is_told() -> None:
    assert {one.whose: one.by for one in given(in_review(), "judge")} in ({"requester": ""}, {"coordinator": ""})
    story = in_review().says(ACCEPTANCE, "pass", "qian")
    (told,) = given(story, "judge")
    assert (told.whose, told.by, told.what) == ("coordinator", "qian", Said("passed"))


def test_where_nobody_else_is_asked_there_is_nothing_to_tell() -> None:
    assert given(issue_in("open"), "propose-solution") == []


def test_a_department_is_told_what_is_wanted_and_what_of_it_specially() -> None:
    story = submitted()
    request = story.collab.request
    assert request
    wanted = [{"text": "blue", "department": "sales"}, {"text": "two people", "department": "tech"}, {"text": "quiet"}]
    story.collab = type(story.collab)(story.collab.id, type(request).model_validate(
        request.dump() | {"special_requirements": wanted}), {}, story.collab.entries)  # fmt: skip
    told = matter(story.state, owed(story, "give-feedback", "tech"))
    assert list(told) == ["background", "objectives", "special_requirements", "milestones", "due", "coordinator"]
    assert told["special_requirements"] == [{"text": "two people", "department": "tech"}, {"text": "quiet"}]


def test_an_owner_is_told_what_the_task_must_fulfil() -> None:
    assert dict(matter(confirmed().state, owed(confirmed(), "confirm-task"))) == {
        "criteria": ["three rivals", "prices"]
    }


def test_of_what_is_late_with_others_and_of_what_was_said_there_is_no_plan_to_tell() -> None:
    story = confirmed()
    late = owed(story, "confirm-task")
    assert matter(story.state, late._replace(kind="escalated", of=late)) == {}
    assert matter(issue_in("open").state, owed(issue_in("open"), "propose-solution")) == {}
