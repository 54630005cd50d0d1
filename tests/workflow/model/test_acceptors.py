"""The acceptor of a request: who may be one, when a new one begins to serve, and what is said where nobody can accept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, DELIVERABLES, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.department import Department
from xcollab.workflow.model.acceptors import lacking
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.findings import findings
from xcollab.workflow.rules.judge import judge


def _names(story: Story, member: str | None) -> dict[str, Any]:
    """What a revision says that names an acceptor."""
    before = story.collab.request
    assert before
    return {"reason": "r", "before": before.dump(), "request": before.model_copy(update={"acceptor": member})}


def _codes(story: Story) -> list[str]:
    return [finding.code for finding in findings(replace(story.snapshot, collabs={"q3": story.collab}))]


def test_the_acceptor_of_any_department_judges_for_the_requesting_side_which_still_may_itself() -> None:
    story = matter_asked.acceptor_in("in-review")
    assert story.judged(ACCEPTANCE, "pass", "kong") == "finance/acceptor"
    assert story.judged(ACCEPTANCE, "pass", "chen") == "marketing/requester"
    assert story.judged(ACCEPTANCE, "pass", "qian") == "pmo/coordinator"
    story.says(ACCEPTANCE, "pass", "kong").says(ACCEPTANCE, "pass", "qian")
    assert story.state.tasks["report"].status == "done"
    assert _codes(story) == []


def test_the_acceptor_is_asked_first() -> None:
    story = matter_asked.acceptor_in("in-review")
    asked = {wait.party: wait.people for wait in obligations(story.snapshot, story.state)}
    assert asked == {"requester": ("kong", "chen", "zhou"), "coordinator": ("qian",)}


@pytest.mark.parametrize(
    ("member", "code"),
    [("nobody", "unknown-member"), ("qian", "acceptor-coordinates"), ("li", "acceptor-works"),
     ("sun", "acceptor-works"), ("he", "acceptor-works")],
)  # fmt: skip
def test_a_stranger_the_coordinator_and_whoever_does_the_work_cannot_be_named(member: str, code: str) -> None:
    story = matter.task_in("doing")
    with pytest.raises(Refused) as refusal:
        story.judged(REQUEST_LOG, "revise", "chen", **_names(story, member))
    assert refusal.value.code == code
    story.says(REQUEST_LOG, "revise", "chen", **_names(story, member))  # written by hand, it is found
    assert code in _codes(story)


def test_who_did_work_that_is_closed_may_be_named() -> None:
    story = matter.task_in("done")
    assert story.judged(REQUEST_LOG, "revise", "chen", **_names(story, "li")) == "marketing/requester"


def test_the_acceptor_is_given_no_work_and_does_not_become_coordinator() -> None:
    story = matter_asked.acceptor_in("in-review")
    kongs = matter.TASK.model_copy(update={"helpers": ("kong",)})
    for act, subject in (("create", "other"), ("edit", "report")):
        story = matter_asked.acceptor_in("in-review").says(
            ACCEPTANCE, "return", "qian", reason="r", fixes=["f"], fix_by="2024-07-20"
        )
        attempt = Attempt(story.snapshot, story.state, "task", subject, act, "qian", "qian", task=kongs)
        with pytest.raises(Refused) as refusal:
            judge(attempt)
        assert refusal.value.code == "acceptor-works"
    with pytest.raises(Refused) as refusal:
        story.judged(TASK_LOG, "reassign", "qian", assignee="kong")
    assert refusal.value.code == "acceptor-works"
    with pytest.raises(Refused) as refusal:
        story.judged(REQUEST_LOG, "handover", "qian", to="kong")
    assert refusal.value.code == "acceptor-coordinates"


def test_another_acceptor_serves_from_the_next_round_on_but_the_first_to_be_named_at_once() -> None:
    story = matter_asked.acceptor_in("in-review")
    story.says(REQUEST_LOG, "revise", "chen", **_names(story, "zhao"))
    assert story.judged(ACCEPTANCE, "pass", "kong") == "finance/acceptor"
    with pytest.raises(Refused):
        story.judged(ACCEPTANCE, "pass", "zhao")
    story.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    assert story.judged(ACCEPTANCE, "pass", "zhao") == "tech/acceptor"
    with pytest.raises(Refused):
        story.judged(ACCEPTANCE, "pass", "kong")

    unnamed = matter.in_review()
    unnamed.says(REQUEST_LOG, "revise", "chen", **_names(unnamed, "zhao"))
    assert unnamed.judged(ACCEPTANCE, "pass", "zhao") == "tech/acceptor"


def test_no_department_is_asked_again_because_of_an_acceptor() -> None:
    story = matter.task_in("doing")
    story.says(REQUEST_LOG, "revise", "chen", **_names(story, "kong"))
    assert story.state.accepts("sales")
    assert story.state.accepts("tech")


# the members of the requesting department and its posts; the company's other members; the act that mends it, and what it says
LACKS: dict[str, tuple[dict[str, Any], tuple[str, ...], tuple[str, str, dict[str, str]]]] = {
    "alone in the company": ({"lead": "zhou", "members": ["zhou"]}, (), ("workspace", "member-add", {})),
    "two people": ({"lead": "zhou", "members": ["zhou"]}, ("li",), ("request", "handover", {"to": "li"})),
    "a department of one": ({"lead": "zhou", "members": ["zhou"]}, ("li", "sun"), ("request", "revise", {"acceptor": "li"})),
    "nobody else speaks for it": (
        {"lead": "zhou", "members": ["zhou", "chen"]}, ("li",), ("request", "revise", {"acceptor": "chen"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LACKS)
def test_that_nobody_could_accept_is_found_from_the_submission_on(case: str) -> None:
    department, others, remedy = LACKS[case]
    story = _one_person(department, others)
    assert _codes(story) == ["nobody-accepts"]
    found = lacking(story.snapshot, story.state)
    assert found
    assert found.arguments["remedy"] == remedy
    story.snapshot = _one_person(
        department | {"deputies": ["ma"], "members": [*department["members"], "ma"]}, others
    ).snapshot
    assert _codes(story) == []


def _one_person(department: dict[str, Any], others: tuple[str, ...]) -> Story:
    people = [{"id": m, "name": m, "email": [f"{m}@example.com"]} for m in department["members"]]
    home = Department.model_validate({"name": "marketing", **department, "members": people})
    rest = [{"id": m, "name": m, "email": [f"{m}@example.com"]} for m in others]
    asked = Department.model_validate({"name": "sales", "lead": others[0] if others else None, "members": rest})
    story = Story()
    assert story.collab.request
    wanted = {"coordinator": "zhou", "requester": "zhou", "departments": ("sales",) if others else ("marketing",)}
    story.collab = replace(story.collab, request=story.collab.request.model_copy(update=wanted))
    workspace = story.snapshot.workspace.model_copy(update={"admins": ("zhou",)})
    departments = {"marketing": home} | ({"sales": asked} if others else {})
    story.snapshot = replace(story.snapshot, workspace=workspace, departments=departments)
    return story.says(REQUEST_LOG, "submit", "zhou")


def test_who_leaves_before_the_end_is_not_counted_upon() -> None:
    story = _one_person({"lead": "zhou", "members": ["zhou"]}, ("li", "sun"))
    story.says(REQUEST_LOG, "revise", "zhou", **_names(story, "sun"))
    assert lacking(story.snapshot, story.state) is None
    sales = story.snapshot.departments["sales"]
    gone = [m.model_copy(update={"until": date(2024, 8, 1)}) if m.id == "sun" else m for m in sales.members]
    departments = {**story.snapshot.departments, "sales": sales.model_copy(update={"members": tuple(gone)})}
    story.snapshot = replace(story.snapshot, departments=departments)
    found = lacking(story.snapshot, story.state)
    assert found
    assert found.arguments["remedy"] == ("request", "handover", {"to": "li"})
    assert lacking(story.snapshot, story.state, date(2024, 7, 31)) is None
